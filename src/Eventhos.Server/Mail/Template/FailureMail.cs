namespace Eventhos.Server.Mail.Template;

/// <summary>What a mail says, in the order in which it says it. Plain texts, masked; each form of the mail encodes them for itself.</summary>
internal sealed record FailureMail
{
    /// <summary>The subject's line.</summary>
    public required string Subject { get; init; }

    /// <summary>The hub's name, with the alias of its environment.</summary>
    public required string Sender { get; init; }

    /// <summary>What happened, in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>Why, in one sentence; null where the headline says it.</summary>
    public string? Reason { get; init; }

    /// <summary>How many others it tells of; null for none.</summary>
    public string? HeldBack { get; init; }

    /// <summary>Contract, event, systems, action, time, tries, outcome.</summary>
    public required IReadOnlyList<MailFact> Facts { get; init; }

    /// <summary>The request and the response, where there were such.</summary>
    public required IReadOnlyList<MailMessagePart> Parts { get; init; }

    /// <summary>Leads to the execution.</summary>
    public required string Link { get; init; }

    /// <summary>Why the reader gets this.</summary>
    public required string Footer { get; init; }
}
