namespace Eventhos.Storage.Mails;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>Not sent yet: due, to be tried again, or collecting until its window opens.</summary>
    Waiting,

    /// <summary>A mail server took it for at least one recipient.</summary>
    Sent,

    /// <summary>No further try will be made.</summary>
    Failed,

    /// <summary>There was nobody to send it to.</summary>
    NoRecipient,
}
