using Eventhos.Engine.Journal;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Eventhos.Storage.Catalog;

/// <summary>How handlers read and change the catalog. A change is in force for every request that comes after it has returned.</summary>
public sealed class CatalogStore
{
    private readonly IDbContextFactory<CatalogContext> _contexts;
    private readonly ICatalogGate _gate;
    private readonly SnapshotStore _snapshots;
    private readonly AuditComposer _composer;
    private readonly AuditWriter _audit;

    /// <summary>A store over <paramref name="contexts"/>.</summary>
    public CatalogStore(IDbContextFactory<CatalogContext> contexts, ICatalogGate gate, SnapshotStore snapshots, AuditComposer composer, AuditWriter audit)
    {
        _contexts = contexts;
        _gate = gate;
        _snapshots = snapshots;
        _composer = composer;
        _audit = audit;
    }

    /// <summary>Reads; nothing is tracked. However many queries it takes, they see one state: a count agrees with the page beside it.</summary>
    public async Task<T> ReadAsync<T>(Func<CatalogContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await using var state = await _gate.BeginReadAsync(context, cancellationToken);
        return await read(context);
    }

    /// <summary>
    /// Runs a change in one transaction and puts it in force. <paramref name="change"/> may throw to refuse; nothing is then stored.
    /// It answers the result and the rows that routing must read anew (null for none). What it changed is entered in the audit log in the
    /// same transaction, as the act of <paramref name="origin"/>.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The database can't store anything now.</exception>
    public async Task<T> WriteAsync<T>(
        AuditOrigin origin, Func<CatalogContext, Task<(T Result, CatalogChange? Change)>> change, CancellationToken cancellationToken)
    {
        var (result, routing) = await CommitAsync(origin, change, cancellationToken);
        if (routing is not null)
        {
            // Committed already: a caller who goes away must not leave the snapshot behind.
            await _snapshots.ApplyAsync(routing, CancellationToken.None);
        }

        return result;
    }

    /// <summary>Enters in the audit log what changed no row of the catalog, e.g. that somebody saw a secret.</summary>
    /// <exception cref="JournalUnavailableException">The database can't store anything now.</exception>
    public Task RecordAsync(AuditOrigin origin, AuditDraft draft, CancellationToken cancellationToken) => TransactAsync(
        context =>
        {
            Append(context, origin, draft);
            return Task.FromResult(true);
        },
        cancellationToken);

    private Task<(T Result, CatalogChange? Change)> CommitAsync<T>(
        AuditOrigin origin, Func<CatalogContext, Task<(T Result, CatalogChange? Change)>> change, CancellationToken cancellationToken) => TransactAsync(
        async context =>
        {
            var done = await change(context);
            await context.SaveChangesAsync(cancellationToken);
            if (_composer.Compose(context.Changes) is { } draft)
            {
                Append(context, origin, draft);
                await _gate.AnnounceAsync(context, done.Change, cancellationToken);
            }

            return done;
        },
        cancellationToken);

    private void Append(CatalogContext context, AuditOrigin origin, AuditDraft draft) =>
        _audit.Append(context.Database.GetDbConnection(), context.Database.CurrentTransaction!.GetDbTransaction(), origin, draft);

    private async Task<T> TransactAsync<T>(Func<CatalogContext, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken);
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await _gate.BeginAsync(context, cancellationToken);
            var done = await work(context);
            await transaction.CommitAsync(cancellationToken);
            return done;
        }
        catch (Exception e) when (_gate.IsUnavailable(e))
        {
            throw new JournalUnavailableException("The database could not store the change.", e);
        }
    }
}
