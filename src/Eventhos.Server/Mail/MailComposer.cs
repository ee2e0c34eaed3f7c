using Eventhos.Engine.Model;
using Eventhos.Server.Mail.Template;
using Eventhos.Server.Settings;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Mails;
using Eventhos.Storage.Protection;
using MimeKit;
using MimeKit.Text;

namespace Eventhos.Server.Mail;

/// <summary>Makes the mail out of the catalog and the event log, as they are when it is sent.</summary>
internal sealed class MailComposer
{
    private readonly MailSettings _settings;
    private readonly CatalogStore _catalog;
    private readonly IEventLog _log;
    private readonly Masking _masking;
    private readonly HubIdentity _hub;

    public MailComposer(MailSettings settings, CatalogStore catalog, IEventLog log, Masking masking, HubIdentity hub)
    {
        _settings = settings;
        _catalog = catalog;
        _log = log;
        _masking = masking;
        _hub = hub;
    }

    /// <summary>Who gets the mail: those whom the contract names, else the default recipients.</summary>
    public async Task<RecipientList> RecipientsAsync(ClaimedMail mail, CancellationToken cancellationToken)
    {
        var parties = await ContractParties.FindAsync(_catalog, mail.ContractId, cancellationToken);
        var named = RecipientList.Parse(parties?.Recipients);
        return named.Valid.Count > 0 ? named : named with { Valid = _settings.DefaultRecipients };
    }

    /// <summary>The mail to <paramref name="recipients"/>; null where its execution is in the log no more.</summary>
    public async Task<MimeMessage?> ComposeAsync(ClaimedMail mail, IReadOnlyList<MailboxAddress> recipients, CancellationToken cancellationToken)
    {
        if (await ContractParties.FindAsync(_catalog, mail.ContractId, cancellationToken) is not { } parties
            || await _log.FindExecutionAsync(mail.ExecutionId, cancellationToken) is not { LastAttempt: { } attempt } execution)
        {
            return null;
        }

        // Without a request of the hub's own the event shows what there was to build it from; it is large, so it is read only then.
        var received = attempt.Request is null ? (await _log.FindAsync(execution.ReceivedEventId, cancellationToken))?.Request : null;
        var exchange = new ExchangeText(_masking, attempt, received);
        return Message(mail, recipients, FailureMailTemplate.Fill(_settings, mail, parties, execution, received, exchange));
    }

    private MimeMessage Message(ClaimedMail mail, IReadOnlyList<MailboxAddress> recipients, FailureMail content)
    {
        var message = new MimeMessage
        {
            Subject = content.Subject,
            Date = mail.FirstTryAt,

            // The same for every try, so that receivers recognise a mail that comes twice (RFC 5322 section 3.6.4).
            MessageId = $"eventhos.{_hub.Id}.{mail.CreatedAt.ToUnixTimeMilliseconds()}.{mail.Id}@{Domain}",
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = FailureMailText.Render(content) },
                new TextPart(TextFormat.Html) { Text = FailureMailHtml.Render(content) },
            },
        };
        message.From.Add(_settings.From);
        message.To.AddRange(recipients);

        // Keeps answering machines quiet (RFC 3834 section 5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private string Domain => MailboxAddress.EncodeAddrspec(_settings.From.Address).Split('@')[^1];
}
