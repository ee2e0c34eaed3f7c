using System.Data.Common;

namespace Eventhos.Storage.Mails;

/// <summary>Rows of the outbox. Each provider's statements name their columns in the order that is read here.</summary>
internal static class MailRows
{
    /// <summary>A line of the list: mail, contract and its name, cause, execution, recipients, state, tries, held back, made, settled, last error.</summary>
    public static MailItem Item(DbDataReader reader)
    {
        // One that collects has not been tried; to whoever looks at it, it waits.
        var state = MailStates.Parse(reader.GetString(6)) ?? MailState.Waiting;
        return new MailItem
        {
            Id = reader.GetInt64(0),
            ContractId = reader.GetInt64(1),
            ContractName = reader.TextOrNull(2) ?? "",
            Cause = reader.GetString(3),
            ExecutionId = reader.GetInt64(4),
            Recipients = MailAddresses.Split(reader.GetString(5)),
            State = state,
            Tries = reader.GetInt32(7),
            HeldBack = reader.GetInt32(8),
            CreatedAt = reader.Time(9),
            SentAt = state == MailState.Sent ? reader.TimeOrNull(10) : null,
            LastError = reader.TextOrNull(11),
        };
    }

    /// <summary>A claimed mail: mail, contract, cause, execution, held back, tries, made, first try, recipients that need no further one.</summary>
    public static ClaimedMail Claimed(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        ContractId = reader.GetInt64(1),
        Cause = reader.GetString(2),
        ExecutionId = reader.GetInt64(3),
        HeldBack = reader.GetInt32(4),
        Try = reader.GetInt32(5),
        CreatedAt = reader.Time(6),
        FirstTryAt = reader.Time(7),
        FinishedRecipients = MailAddresses.Split(reader.GetString(8)),
    };
}
