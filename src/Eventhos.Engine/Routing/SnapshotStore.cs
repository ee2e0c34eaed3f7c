namespace Eventhos.Engine.Routing;

/// <summary>Holds the current <see cref="RoutingSnapshot"/>; readers take it without a lock, changes are applied one after another.</summary>
public sealed class SnapshotStore : IDisposable
{
    private readonly ISnapshotSource _source;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile RoutingSnapshot _current = RoutingSnapshot.Empty;

    /// <summary>A store that is empty until <see cref="LoadAsync"/>.</summary>
    public SnapshotStore(ISnapshotSource source) => _source = source;

    /// <summary>The picture in force.</summary>
    public RoutingSnapshot Current => _current;

    /// <summary>Reads everything.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => ReplaceAsync(_ => _source.LoadAsync(cancellationToken), cancellationToken);

    /// <summary>Puts a committed change in force; when this returns, every later request sees it.</summary>
    public Task ApplyAsync(CatalogChange change, CancellationToken cancellationToken) =>
        ReplaceAsync(current => _source.RefreshAsync(current, change, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    private async Task ReplaceAsync(Func<RoutingSnapshot, Task<RoutingSnapshot>> next, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _current = await next(_current);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
