namespace Eventhos.Storage.Mails;

/// <summary>What came of a try to send a mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>All it is meant for.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Those of them that need no further try.</summary>
    public IReadOnlyList<string> FinishedRecipients { get; init; } = [];

    /// <summary>What went wrong, free of secrets; null when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>No further try; the next mail of its contract and cause is due at <paramref name="QuietUntil"/> or later.</summary>
    public sealed record Ended(MailState State, DateTimeOffset At, DateTimeOffset QuietUntil) : MailOutcome;

    /// <summary>The next try is due at <paramref name="DueAt"/>.</summary>
    public sealed record PutOff(DateTimeOffset DueAt) : MailOutcome;
}
