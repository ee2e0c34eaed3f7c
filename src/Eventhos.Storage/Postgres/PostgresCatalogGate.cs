using System.Data;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Eventhos.Storage.Postgres;

/// <summary>Changes of the catalog take turns across nodes by a lock of their transactions; reads see one state.</summary>
internal sealed class PostgresCatalogGate : ICatalogGate
{
    /// <inheritdoc />
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable>(Nothing.Instance);

    /// <inheritdoc />
    public Task BeginAsync(CatalogContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLocks.Catalog})", cancellationToken);

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
