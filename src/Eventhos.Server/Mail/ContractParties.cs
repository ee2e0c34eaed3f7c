using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Mail;

/// <summary>Who and what a contract connects, deleted or not.</summary>
internal sealed record ContractParties(
    string ContractName,
    string ContractIdentifier,
    string? Recipients,
    string EventName,
    string EventIdentifier,
    string EventDescription,
    string ProducerName,
    string ProducerIdentifier,
    string ActionName,
    string ActionIdentifier,
    string ConsumerName,
    string ConsumerIdentifier)
{
    /// <summary>Reads; null where there is no such contract.</summary>
    public static Task<ContractParties?> FindAsync(CatalogStore catalog, long contractId, CancellationToken cancellationToken) => catalog.ReadAsync(
        context => context.Contracts.IgnoreQueryFilters().Where(row => row.Id == contractId).Select(row => new ContractParties(
            row.Name,
            row.Identifier,
            row.MailRecipientsOnError,
            row.EventType!.Name,
            row.EventType.Identifier,
            row.EventType.Description,
            row.EventType.System!.Name,
            row.EventType.System.Identifier,
            row.Action!.Name,
            row.Action.Identifier,
            row.Action.System!.Name,
            row.Action.System.Identifier)).SingleOrDefaultAsync(cancellationToken),
        cancellationToken);
}
