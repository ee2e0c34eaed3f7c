using System.Data;
using System.Text.Json;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Postgres.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Eventhos.Storage.Postgres;

/// <summary>Changes of the catalog take turns across nodes by a lock of their transactions; reads see one state.</summary>
internal sealed class PostgresCatalogGate : ICatalogGate
{
    private readonly NodeSessions _sessions;

    public PostgresCatalogGate(NodeSessions sessions) => _sessions = sessions;

    /// <inheritdoc />
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable>(Nothing.Instance);

    /// <inheritdoc />
    public Task BeginAsync(CatalogContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLocks.Catalog})", cancellationToken);

    /// <inheritdoc />
    public Task AnnounceAsync(CatalogContext context, CatalogChange? change, CancellationToken cancellationToken)
    {
        var text = change is null ? null : JsonSerializer.Serialize(change);
        return context.Database.ExecuteSqlAsync(
            $"INSERT INTO catalog_changes (session, at, change) VALUES ({_sessions.Newest.Id}, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, {text}); SELECT pg_notify({PostgresSignals.Catalog}, '')",
            cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<IAsyncDisposable> BeginReadAsync(CatalogContext context, CancellationToken cancellationToken) =>
        await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc />
    public bool IsUnavailable(Exception exception) => PostgresFaults.IsUnavailable(exception) || PostgresFaults.IsTransient(exception);

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
            // The lock ends with its transaction.
        }
    }
}
