using Eventhos.Server.Settings;
using Eventhos.Storage.Mails;
using MimeKit;

namespace Eventhos.Server.Mail;

/// <summary>Turns what happens to one try into its outcome.</summary>
internal sealed class MailReport
{
    private readonly ClaimedMail _mail;
    private readonly MailSettings _settings;
    private readonly TimeProvider _time;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _finished;
    private IReadOnlyList<MailboxAddress> _all = [];
    private IReadOnlyList<MailboxAddress> _open = [];

    public MailReport(ClaimedMail mail, MailSettings settings, TimeProvider time)
    {
        _mail = mail;
        _settings = settings;
        _time = time;
        _finished = new HashSet<string>(mail.FinishedRecipients, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Notes whom the mail is meant for; answers those that still have to be tried.</summary>
    public IReadOnlyList<MailboxAddress> Begin(RecipientList recipients)
    {
        _all = recipients.Valid;
        if (recipients.Invalid.Count > 0)
        {
            var shown = recipients.Invalid.Take(5).Select(text => $"\"{BodyText.Line(text, 60)}\"");
            _faults.Add($"No mail address, and skipped: {string.Join(", ", shown)}{(recipients.Invalid.Count > 5 ? " and others" : "")}.");
        }

        _open = [.. _all.Where(recipient => !_finished.Contains(recipient.Address))];
        return _open;
    }

    /// <summary>There is nobody to send it to, or nobody any more.</summary>
    public MailOutcome NobodyLeft()
    {
        if (_finished.Count > 0)
        {
            return Ended(MailState.Sent);
        }

        _faults.Add("The contract names no recipient, and Mail:DefaultRecipients is empty.");
        return Ended(MailState.NoRecipient);
    }

    /// <summary>The server has answered for each recipient.</summary>
    public MailOutcome Sent(IReadOnlyList<RefusedRecipient> refused)
    {
        foreach (var refusal in refused.GroupBy(recipient => recipient.Reason, StringComparer.Ordinal))
        {
            _faults.Add($"{string.Join(", ", refusal.Select(recipient => recipient.Address))}: {refusal.Key}.");
        }

        var later = refused.Where(recipient => !recipient.ForGood).Select(recipient => recipient.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var somebodyHasIt = _finished.Count > 0 || refused.Count < _open.Count;
        _finished.UnionWith(_open.Select(recipient => recipient.Address).Where(address => !later.Contains(address)));
        if (later.Count > 0)
        {
            return PutOffOr(somebodyHasIt ? MailState.Sent : MailState.Failed);
        }

        return Ended(somebodyHasIt ? MailState.Sent : MailState.Failed);
    }

    /// <summary>Trying again would not help.</summary>
    public MailOutcome GivenUp(string fault)
    {
        _faults.Add(fault);
        return Ended(MailState.Failed);
    }

    /// <summary>It could not be sent now.</summary>
    public MailOutcome Later(string fault)
    {
        _faults.Add(fault);
        return PutOffOr(MailState.Failed);
    }

    /// <summary>The hub stops: the next start sends it.</summary>
    public MailOutcome Interrupted()
    {
        _faults.Add("The hub was stopped while it sent this mail.");
        return PutOff(_time.GetUtcNow());
    }

    private string? Error => _faults.Count == 0 ? null : string.Join(' ', _faults);

    private MailOutcome PutOffOr(MailState otherwise)
    {
        var now = _time.GetUtcNow();
        return MailPauses.After(_mail.Try, now - _mail.FirstTryAt) is { } pause ? PutOff(now + pause) : Ended(otherwise);
    }

    private MailOutcome.PutOff PutOff(DateTimeOffset dueAt) => new(dueAt)
    {
        Recipients = Addresses, FinishedRecipients = [.. _finished], Error = Error,
    };

    private MailOutcome.Ended Ended(MailState state)
    {
        var now = _time.GetUtcNow();
        return new MailOutcome.Ended(state, now, now + _settings.Window) { Recipients = Addresses, FinishedRecipients = [.. _finished], Error = Error };
    }

    private IReadOnlyList<string> Addresses => [.. _all.Select(recipient => recipient.Address)];
}
