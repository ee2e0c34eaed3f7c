using Eventhos.Storage.Mails;

namespace Eventhos.Server.Api.Mails;

/// <summary>A mail as lists show it.</summary>
internal static class MailRow
{
    public static object From(MailItem item) => new
    {
        id = item.Id,
        contractId = item.ContractId,
        contractName = item.ContractName,
        cause = item.Cause,
        executionDetailId = item.ExecutionId,
        recipients = item.Recipients,
        state = item.State.Word(),
        tries = item.Tries,
        heldBack = item.HeldBack,
        createdAt = item.CreatedAt,
        sentAt = item.SentAt,
        lastError = item.LastError,
    };
}
