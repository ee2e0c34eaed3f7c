namespace Eventhos.Storage.Mails;

/// <summary>What mails are listed by.</summary>
public enum MailOrder
{
    Id,
    ContractName,
    Cause,
    State,
    Tries,
    HeldBack,
    CreatedAt,
    SentAt,
}
