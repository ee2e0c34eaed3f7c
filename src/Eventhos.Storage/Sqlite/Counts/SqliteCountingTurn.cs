using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>A turn at counting on SQLite. There is one writer, so whatever is written after the watched moment was moved knows of it.</summary>
internal sealed class SqliteCountingTurn : ICountingTurn
{
    // A transaction of the writer's holds up events that wait to be stored.
    private const int MostRows = 256;

    private static readonly string Watch =
        $"""
        DELETE FROM log_counts WHERE (length, start) IN (
            SELECT l.value, c.at - c.at % l.value FROM log_changes c CROSS JOIN json_each('[{string.Join(',', SpanLengths.All)}]') l);
        DELETE FROM traffic_counts WHERE (length, start) IN (
            SELECT l.value, c.at - c.at % l.value FROM log_changes c CROSS JOIN json_each('[{string.Join(',', TrafficLengths.All)}]') l);
        DELETE FROM log_changes;
        UPDATE log_watch SET until = max(until, $until), last_event_id = (SELECT coalesce(max(id), 0) FROM received_events), version = version + 1;
        """;

    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;
    private readonly SqliteConnection _connection;

    public SqliteCountingTurn(SqliteDatabase database, SqliteWriter writer)
    {
        _database = database;
        _writer = writer;
        _connection = database.OpenReader();
    }

    /// <inheritdoc />
    public Task<CountingState> StateAsync()
    {
        using var command = _connection.Query("SELECT until, version, EXISTS (SELECT 1 FROM log_changes) FROM log_watch WHERE id = 1", []);
        using var reader = command.ExecuteReader();
        reader.Read();
        var version = reader.GetInt64(1);
        return Task.FromResult(new CountingState(
            reader.GetInt64(0), version, reader.GetBoolean(2), version == 0 ? CountingReadiness.Unwatched : CountingReadiness.Ready));
    }

    /// <inheritdoc />
    public Task<long?> NewestAsync(TimeRange range)
    {
        using var command = _connection.Query(
            "SELECT max(received_at) FROM received_events WHERE received_at >= $from AND received_at < $before", [("$from", range.From), ("$before", range.Before)]);
        return Task.FromResult(command.ExecuteScalar() as long?);
    }

    /// <inheritdoc />
    public Task WatchAsync(long until) => _writer.WriteAsync(new CommandWrite(Watch, ("$until", until)));

    /// <inheritdoc />
    public Task<ICountingSnapshot> SnapshotAsync() => Task.FromResult<ICountingSnapshot>(new SqliteCountingSnapshot(_database.OpenReader()));

    /// <inheritdoc />
    public async Task StoreAsync(IReadOnlyList<CountedSpan> spans, IReadOnlyList<CountedSpan> undivided)
    {
        foreach (var rows in spans.Chunk(MostRows))
        {
            await _writer.WriteAsync(new CountsWrite(SqliteSpans.Log, rows, []));
        }

        if (undivided.Count > 0)
        {
            await _writer.WriteAsync(new CountsWrite(SqliteSpans.Log, [], undivided));
        }
    }

    /// <inheritdoc />
    public Task StoreTrafficAsync(IReadOnlyList<CountedSpan> spans) => _writer.WriteAsync(new CountsWrite(SqliteSpans.Traffic, spans, []));

    /// <inheritdoc />
    public Task ForgetTrafficAsync(long length, long before) => _writer.WriteAsync(new CommandWrite(
        "DELETE FROM traffic_counts WHERE length = $length AND start < $before", ("$length", length), ("$before", before)));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
