using System.Data.Common;
using System.Xml.Linq;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.Storage.Moving.Postgres;

/// <summary>A PostgreSQL database as one side of a move.</summary>
public sealed class PostgresMoveStore : MoveStore
{
    // Rows are read in the order of their indexes; sorting the whole would need the space once more. Commits of batches may be lost together with what
    // the mark says of them; the last one is durable, and with it those before.
    private const string Settings = "SET enable_sort = off; SET enable_bitmapscan = off; SET jit = off; SET synchronous_commit = off";

    private const string AnyOrder = "SET enable_seqscan = on";
    private const string InOrder = "SET enable_seqscan = off";

    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly PostgresMoveWriter _writer = new();
    private NpgsqlConnection? _connection;

    /// <summary>The database of a connection string.</summary>
    public PostgresMoveStore(string connectionString, TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Name = $"PostgreSQL {settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
        _connectionString = connectionString;
        _time = time;
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    internal override DbConnection Connection => Opened;

    private NpgsqlConnection Opened => _connection ?? throw new InvalidOperationException("The storage is not open.");

    /// <inheritdoc />
    internal override async Task OpenSourceAsync(bool upgrade, CancellationToken cancellationToken)
    {
        using var database = new PostgresDatabase(_connectionString);
        using var turn = await OpenAsync(database, cancellationToken);
        if (upgrade)
        {
            await PostgresQuiet.RefuseNodesAsync(Opened, Name, cancellationToken);
            PostgresSchema.Upgrade(database, _time.GetUtcNow());
        }

        await PostgresQuiet.KeepAsync(Opened, Name, cancellationToken);
    }

    /// <inheritdoc />
    internal override async Task<MoveMark> OpenTargetAsync(MoveMark fresh, CancellationToken cancellationToken)
    {
        using var database = new PostgresDatabase(_connectionString);
        using var turn = await OpenAsync(database, cancellationToken);
        PostgresSchema.Upgrade(database, _time.GetUtcNow());
        return await BeginOrGoOnAsync(fresh);
    }

    /// <inheritdoc />
    internal override async Task ReadAsync(MovedTable table, CopiedPart? part, Func<MovedValue[], ValueTask> take, CancellationToken cancellationToken)
    {
        await RunAsync(part is null ? AnyOrder : InOrder);
        await PostgresMoveReader.ReadAsync(Opened, table, part, take, cancellationToken);
        await RunAsync(AnyOrder);
    }

    /// <inheritdoc />
    internal override async Task WriteAsync(MovedTable table, IReadOnlyList<MovedValue[]> rows, MoveMark mark)
    {
        _writer.MakePartitions(Opened, table, rows);
        await PostgresMoveWriter.WriteAsync(Opened, table, rows, PutMark, mark);
    }

    /// <inheritdoc />
    internal override async Task<IReadOnlyList<StoredKey>> KeysAsync()
    {
        await using var command = new NpgsqlCommand("SELECT name, xml FROM key_ring ORDER BY name", Opened);
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<StoredKey>();
        while (await reader.ReadAsync())
        {
            keys.Add(new StoredKey(reader.GetString(0), XElement.Parse(reader.GetString(1))));
        }

        return keys;
    }

    /// <inheritdoc />
    internal override async Task StoreKeyAsync(StoredKey key)
    {
        await using var command = new NpgsqlCommand(PostgresKeyRing.Store, Opened) { Parameters = { new() { Value = key.Name }, new() { Value = key.Text } } };
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    internal override Task<long> LastIdAsync(string table) => NumberAsync(
        $"SELECT greatest(coalesce(pg_sequence_last_value({SequenceOf(table)}), 0), coalesce((SELECT max(id) FROM {table}), 0))");

    /// <inheritdoc />
    internal override async Task SetLastIdAsync(MovedTable table, long id) =>
        await RunAsync($"SELECT setval({SequenceOf(table.Name)}, {Math.Max(id, 1)}, {(id > 0 ? "true" : "false")})");

    /// <inheritdoc />
    internal override async Task FinishAsync()
    {
        // A hub's first questions would find no statistics, and read every row to see whether it is there.
        await RunAsync("VACUUM (ANALYZE)");
        await RunAsync($"SET synchronous_commit = on; {RemoveMark}");
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private static string SequenceOf(string table) =>
        $"'{MovedTables.All.FirstOrDefault(moved => moved.Name == table)?.Sequence ?? $"{table}_id_seq"}'::regclass";

    /// <summary>Connects, and sees to it that no other move is about the database; no hub starts while the answer is held.</summary>
    private async Task<PostgresTurn> OpenAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, CommandTimeout = 0, ApplicationName = "eventhos migrate" };
        _connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await _connection.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new MoveRefusedException($"{Name} can't be reached: {e.Message}", e);
        }

        await RunAsync(Settings);
        await PostgresQuiet.TakeMoveLockAsync(_connection, Name, _time, cancellationToken);
        return PostgresTurn.Take(database);
    }
}
