using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>Puts in force on this node what others changed of the catalog.</summary>
internal sealed class CatalogFollower
{
    private readonly SnapshotStore _snapshots;
    private readonly IReadOnlyList<ICatalogObserver> _observers;

    public CatalogFollower(NodeSessions sessions, SnapshotStore snapshots, IEnumerable<ICatalogObserver> observers)
    {
        _snapshots = snapshots;
        _observers = [.. observers];
        LastChange = sessions.LastChangeAtStart;
    }

    /// <summary>The last change that is in force here.</summary>
    public long LastChange { get; private set; }

    /// <summary>Reads anew what changed.</summary>
    public async Task FollowAsync(Pulse pulse, CancellationToken cancellationToken)
    {
        if (pulse.Changes.Count > 0)
        {
            Forget();
            foreach (var change in pulse.Changes.OfType<CatalogChange>())
            {
                await _snapshots.ApplyAsync(change, cancellationToken);
            }
        }

        LastChange = pulse.LastChange;
    }

    /// <summary>Reads everything anew.</summary>
    public async Task StartOverAsync(Pulse pulse, CancellationToken cancellationToken)
    {
        Forget();
        await _snapshots.LoadAsync(cancellationToken);
        LastChange = pulse.LastChange;
    }

    private void Forget()
    {
        foreach (var observer in _observers)
        {
            observer.CatalogChanged();
        }
    }
}
