using System.Data.Common;
using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Moving.Sqlite;

/// <summary>A data folder as one side of a move. Whoever makes it holds the folder's lock.</summary>
public sealed class SqliteMoveStore : MoveStore
{
    // Consistent after a power cut too, which would only cost the last batches together with what the mark says of them; the end is made durable.
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000; PRAGMA wal_autocheckpoint=10000;";

    // Also the last of the batches, which are before it in the log.
    private const string Durable = "PRAGMA synchronous=FULL;";

    private readonly string _path;
    private readonly string _keys;
    private SqliteConnection? _connection;
    private SqliteMoveWriter? _writer;

    /// <summary>The database <paramref name="path"/> and the key ring in the folder <paramref name="keys"/>.</summary>
    public SqliteMoveStore(string path, string keys)
    {
        _path = path;
        _keys = keys;
    }

    /// <inheritdoc />
    public override string Name => Path.GetDirectoryName(_path) is { Length: > 0 } folder ? folder : _path;

    /// <inheritdoc />
    internal override DbConnection Connection => Opened;

    private SqliteConnection Opened => _connection ?? throw new InvalidOperationException("The storage is not open.");

    /// <inheritdoc />
    internal override Task OpenSourceAsync(bool upgrade, CancellationToken cancellationToken)
    {
        Open(upgrade);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    internal override async Task<MoveMark> OpenTargetAsync(MoveMark fresh, CancellationToken cancellationToken)
    {
        Open(upgrade: true);
        return await BeginOrGoOnAsync(fresh);
    }

    /// <inheritdoc />
    internal override async Task ReadAsync(MovedTable table, CopiedPart? part, Func<MovedValue[], ValueTask> take, CancellationToken cancellationToken)
    {
        using var reader = new SqliteMoveReader(Opened, table, part);
        while (reader.Next() is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await take(row);
        }
    }

    /// <inheritdoc />
    internal override Task WriteAsync(MovedTable table, IReadOnlyList<MovedValue[]> rows, MoveMark mark)
    {
        _writer ??= new SqliteMoveWriter(Opened, PutMark);
        _writer.Write(table, rows, mark);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    internal override Task<IReadOnlyList<StoredKey>> KeysAsync() => Task.FromResult(KeyFolder.Read(_keys));

    /// <inheritdoc />
    internal override Task StoreKeyAsync(StoredKey key)
    {
        KeyFolder.Write(_keys, key);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    internal override Task<long> LastIdAsync(string table) => NumberAsync(
        $"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0), coalesce((SELECT max(id) FROM {table}), 0))");

    /// <inheritdoc />
    internal override async Task SetLastIdAsync(MovedTable table, long id)
    {
        // The others go on behind their highest row.
        if (table.HandsOutIds)
        {
            await RunAsync($"DELETE FROM sqlite_sequence WHERE name = '{table.Name}'; INSERT INTO sqlite_sequence (name, seq) VALUES ('{table.Name}', {id})");
        }
    }

    /// <inheritdoc />
    internal override Task FinishAsync() => RunAsync($"{Durable} {RemoveMark}");

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private void Open(bool upgrade)
    {
        if (upgrade)
        {
            using var database = new SqliteDatabase(_path);
            SqliteSchema.Upgrade(database);
        }

        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
