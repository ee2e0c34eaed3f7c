using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Sqlite.Counts;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite.Traffic;

/// <summary>Traffic in one state of the SQLite file: the caller's transaction.</summary>
internal sealed class SqliteTrafficRows(SqliteConnection connection) : ITrafficRows
{
    private const string Events =
        $"FROM {SqliteSpans.Ranges} CROSS JOIN received_events r INDEXED BY ix_received_events_log ON r.received_at >= {SqliteSpans.From} AND r.received_at < {SqliteSpans.Before}";

    private const string Executions = $"{Events} CROSS JOIN executions x INDEXED BY ix_executions_received_event ON x.received_event_id = r.id";

    /// <summary>The events of ranges.</summary>
    internal const string EventsSql = $"SELECT r.received_at, r.event_type_id, r.system_id {Events}";

    /// <summary>Their executions.</summary>
    internal const string ExecutionsSql =
        $"SELECT r.received_at, r.id, x.id, x.contract_id, x.action_id, x.state, x.retried_as IS NOT NULL, x.attempts, x.settled_at {Executions}";

    /// <summary>How long the attempts of these took.</summary>
    internal const string AnswersSql =
        $"SELECT r.received_at, x.contract_id, x.action_id, a.finished_at - a.started_at {Executions} CROSS JOIN attempts a ON a.execution_id = x.id AND {TrafficTally.Answered}";

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedSpan>> SpansAsync(long length, IReadOnlyList<TimeRange> within, bool withDetail) =>
        Task.FromResult(SqliteSpans.Read(connection, length, within, withDetail, SqliteSpans.Traffic));

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> UncountedAsync(long length, TimeRange range) => Task.FromResult(SqliteSpans.Numbers(
        connection, SqliteSpans.UncountedSql(SqliteSpans.Traffic), ("$length", length), ("$from", range.From), ("$before", range.Before)));

    /// <inheritdoc />
    public Task<long> CountAsync(IReadOnlyList<TimeRange> ranges, long most)
    {
        using var command = connection.Query($"SELECT count(*) FROM (SELECT 1 {Events} LIMIT $most)", [("$ranges", SqliteSpans.Json(ranges)), ("$most", most)]);
        return Task.FromResult((long)command.ExecuteScalar()!);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<TrafficPart>> ReadAsync(IReadOnlyList<TimeRange> ranges, long length)
    {
        var tally = new TrafficTally(length);
        Read(EventsSql, ranges, row => tally.Event(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        Read(ExecutionsSql, ranges, row => tally.Execution(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), (row.GetInt64(3), row.GetInt64(4)), row.GetString(5), row.GetBoolean(6), row.GetInt32(7),
            row.NumberOrNull(8)));
        Read(AnswersSql, ranges, row => tally.Answer(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        return Task.FromResult(tally.Parts);
    }

    private void Read(string sql, IReadOnlyList<TimeRange> ranges, Action<SqliteDataReader> row)
    {
        using var command = connection.Query(sql, [("$ranges", SqliteSpans.Json(ranges))]);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }
}
