using System.Collections.Immutable;
using Eventhos.Engine.Routing;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Catalog;

/// <summary>Reads the routing snapshot out of the catalog.</summary>
public sealed class CatalogSnapshotSource : ISnapshotSource
{
    private readonly IDbContextFactory<CatalogContext> _contexts;
    private readonly ActionSecrets _secrets;

    /// <summary>Reads through <paramref name="contexts"/>.</summary>
    public CatalogSnapshotSource(IDbContextFactory<CatalogContext> contexts, ActionSecrets secrets)
    {
        _contexts = contexts;
        _secrets = secrets;
    }

    /// <inheritdoc />
    public async Task<RoutingSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var contracts = (await context.Contracts.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(contract => contract.EventTypeId);
        var events = await context.EventTypes.AsNoTracking().ToListAsync(cancellationToken);
        var actions = await context.Actions.AsNoTracking().ToListAsync(cancellationToken);
        var systems = await context.Systems.AsNoTracking().Include(system => system.Client).Where(system => system.ClientId != null).ToListAsync(cancellationToken);
        return new RoutingSnapshot
        {
            Events = RoutingSnapshot.Empty.Events.AddRange(events.Select(row => KeyValuePair.Create(row.Identifier, Route(row, contracts[row.Id])))),
            EventIdentifiers = events.ToImmutableDictionary(row => row.Id, row => row.Identifier),
            Actions = actions.ToImmutableDictionary(row => row.Id, Compile),
            SystemClients = systems.Where(system => system.Client is not null).ToImmutableDictionary(system => system.Id, system => Access(system.Client!)),
        };
    }

    /// <inheritdoc />
    public async Task<RoutingSnapshot> RefreshAsync(RoutingSnapshot current, CatalogChange change, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (var id in change.EventTypeIds)
        {
            var row = await context.EventTypes.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
            var contracts = row is null ? [] : await context.Contracts.AsNoTracking().Where(contract => contract.EventTypeId == id).ToListAsync(cancellationToken);
            current = current.WithEvent(id, row is null ? null : Route(row, contracts));
        }

        foreach (var id in change.ActionIds)
        {
            var row = await context.Actions.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
            current = current.WithAction(id, row is null ? null : Compile(row));
        }

        var systems = await SystemsOfAsync(context, change, cancellationToken);
        foreach (var id in change.SystemIds.Union(systems))
        {
            var row = await context.Systems.AsNoTracking().Include(system => system.Client).SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
            current = current.WithSystemClient(id, row?.Client is null ? null : Access(row.Client));
        }

        return current;
    }

    private static async Task<List<long>> SystemsOfAsync(CatalogContext context, CatalogChange change, CancellationToken cancellationToken) =>
        change.ClientIds.Count == 0
            ? []
            : await context.Systems.Where(system => change.ClientIds.Contains(system.ClientId!.Value)).Select(system => system.Id).ToListAsync(cancellationToken);

    private static EventRoute Route(EventType row, IEnumerable<Contract> contracts) => new(
        row.Id,
        row.Identifier,
        row.SystemId,
        [.. contracts.OrderBy(contract => contract.OrderGroup).ThenBy(contract => contract.Id)
            .Select(contract => new ContractRoute(contract.Id, contract.ActionId, contract.OrderGroup, contract.Active))]);

    private static ClientAccess Access(Client client) =>
        new(client.Id, client.SubjectId, client.Stamp, client.Revoked, client.LongLivedTokenHash);

    private CompiledAction Compile(ConsumerAction row) =>
        CompiledAction.Compile(_secrets.RequestOf(row).ToDefinition(_secrets.SecurityOf(row), row.Id, row.Version, row.ReplyTo));
}
