namespace Eventhos.Engine.Routing;

/// <summary>What the snapshot reads of the catalog.</summary>
public interface ISnapshotSource
{
    /// <summary>Everything, compiled.</summary>
    Task<RoutingSnapshot> LoadAsync(CancellationToken cancellationToken);

    /// <summary><paramref name="current"/> with the entries that <paramref name="change"/> names read anew.</summary>
    Task<RoutingSnapshot> RefreshAsync(RoutingSnapshot current, CatalogChange change, CancellationToken cancellationToken);
}
