namespace Eventhos.Storage.Mails;

/// <summary>The words for <see cref="MailState"/> in storage and answers.</summary>
public static class MailStates
{
    /// <summary>The word of a state, e.g. <c>no_recipient</c>.</summary>
    public static string Word(this MailState state) => state switch
    {
        MailState.Waiting => "waiting",
        MailState.Sent => "sent",
        MailState.Failed => "failed",
        MailState.NoRecipient => "no_recipient",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a mail."),
    };

    /// <summary>The state of a word in an answer or a filter; null for none of them.</summary>
    public static MailState? Parse(string? word) => word switch
    {
        "waiting" => MailState.Waiting,
        "sent" => MailState.Sent,
        "failed" => MailState.Failed,
        "no_recipient" => MailState.NoRecipient,
        _ => null,
    };
}
