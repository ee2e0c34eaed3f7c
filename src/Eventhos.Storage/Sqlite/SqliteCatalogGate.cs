using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Sqlite;

/// <summary>The catalog's turn at the database's one writer.</summary>
internal sealed class SqliteCatalogGate : ICatalogGate
{
    // SQLite's primary result codes: busy, read-only, I/O fault, disk full.
    private static readonly int[] UnavailableCodes = [5, 8, 10, 13];

    private readonly SqliteDatabase _database;

    public SqliteCatalogGate(SqliteDatabase database) => _database = database;

    /// <inheritdoc />
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _database.WriteGate.WaitAsync(cancellationToken);
        return new Turn(_database);
    }

    /// <inheritdoc />
    public Task BeginAsync(CatalogContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task AnnounceAsync(CatalogContext context, CatalogChange? change, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask<IAsyncDisposable> BeginReadAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);

        // Deferred: an immediate one, which the framework begins by itself, would wait for the writer.
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }

    /// <inheritdoc />
    public bool IsUnavailable(Exception exception) =>
        exception.GetBaseException() is SqliteException { SqliteErrorCode: var code } && UnavailableCodes.Contains(code);

    private sealed class Turn : IDisposable
    {
        private readonly SqliteDatabase _database;

        public Turn(SqliteDatabase database) => _database = database;

        public void Dispose() => _database.WriteGate.Release();
    }
}
