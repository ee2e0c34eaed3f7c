using Eventhos.Engine.Retries;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Retries;

/// <summary>Finds the contracts that a retry of many by producer, consumer or part of an identifier is about.</summary>
internal static class RetryContracts
{
    /// <summary>The selection with them. Deleted ones are left out: nothing of them can be retried.</summary>
    public static async Task<RetrySelection> FindAsync(CatalogStore store, RetrySelection selection, CancellationToken cancellationToken)
    {
        if (selection.Scope is not { } scope)
        {
            return selection;
        }

        // As the log's filter of the same name has it: letters of ASCII alone are the same in either case.
        var part = scope.IdentifierPart?.ToLowerInvariant();
        var ids = await store.ReadAsync(
            catalog => catalog.Contracts
                .Where(row => (scope.SystemId == null || row.EventType!.SystemId == scope.SystemId)
                    && (scope.ConsumerId == null || row.Action!.SystemId == scope.ConsumerId)
                    && (part == null || row.EventType!.Identifier.ToLower().Contains(part)))
                .Select(row => row.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return selection with { Scope = scope with { ContractIds = ids } };
    }
}
