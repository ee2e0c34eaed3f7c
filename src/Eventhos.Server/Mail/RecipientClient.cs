using MailKit.Net.Smtp;
using MimeKit;

namespace Eventhos.Server.Mail;

/// <summary>An SMTP client that notes refused recipients and goes on with the others.</summary>
internal sealed class RecipientClient : SmtpClient
{
    private readonly List<(MailboxAddress Recipient, SmtpResponse Response)> _refused = [];

    /// <summary>Whom the server refused since <see cref="Forget"/>.</summary>
    public IReadOnlyList<(MailboxAddress Recipient, SmtpResponse Response)> Refused => _refused;

    /// <summary>Before the next message.</summary>
    public void Forget() => _refused.Clear();

    /// <inheritdoc />
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => _refused.Add((mailbox, response));

    /// <inheritdoc />
    protected override void OnNoRecipientsAccepted(MimeMessage message) => throw new AllRefusedException();
}
