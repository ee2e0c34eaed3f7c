using Eventhos.Storage.Catalog;

namespace Eventhos.Storage.Sqlite;

/// <summary>The catalog's turn at the database's one writer.</summary>
internal sealed class SqliteCatalogGate : ICatalogGate
{
    private readonly SqliteDatabase _database;

    public SqliteCatalogGate(SqliteDatabase database) => _database = database;

    /// <inheritdoc />
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _database.WriteGate.WaitAsync(cancellationToken);
        return new Turn(_database);
    }

    private sealed class Turn : IDisposable
    {
        private readonly SqliteDatabase _database;

        public Turn(SqliteDatabase database) => _database = database;

        public void Dispose() => _database.WriteGate.Release();
    }
}
