using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Sqlite.Traffic;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Counts;

/// <summary>What there is to count, in one state of the SQLite file.</summary>
internal sealed class SqliteCountingSnapshot : ICountingSnapshot
{
    private const string EventsWithin =
        $"""
        FROM {SqliteSpans.Ranges} CROSS JOIN received_events r INDEXED BY ix_received_events_log
            ON r.received_at >= {SqliteSpans.From} AND r.received_at < {SqliteSpans.Before}
        """;

    internal static readonly string EventsSql =
        $"""
        SELECT r.received_at, r.id, r.event_type_id, r.system_id,
            (SELECT coalesce(sum(DISTINCT {StateBits.Sql}), 0) FROM executions x INDEXED BY ix_executions_received_event WHERE x.received_event_id = r.id)
        {EventsWithin}
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public SqliteCountingSnapshot(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: true);
        Traffic = new SqliteTrafficRows(connection);
    }

    /// <inheritdoc />
    public ITrafficRows Traffic { get; }

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        Task.FromResult(SqliteSpans.Read(_connection, length, within, withDetail));

    /// <inheritdoc />
    public Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most) => Traffic.CountAsync(ranges, most);

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedEvent>> EventsAsync(IReadOnlyList<TimeRange> ranges)
    {
        using var command = _connection.Query(EventsSql, [("$ranges", SqliteSpans.Json(ranges))]);
        using var reader = command.ExecuteReader();
        var events = new List<CountedEvent>();
        while (reader.Read())
        {
            events.Add(new CountedEvent(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4)));
        }

        return Task.FromResult<IReadOnlyList<CountedEvent>>(events);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ChangedAsync(TimeRange range) => Task.FromResult(SqliteSpans.Numbers(
        _connection, "SELECT at FROM log_changes WHERE at >= $from AND at < $before ORDER BY at", ("$from", range.From), ("$before", range.Before)));

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) =>
        Task.FromResult(SqliteSpans.Numbers(_connection, SqliteSpans.UncountedSql(), ("$length", length), ("$from", range.From), ("$before", range.Before)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
