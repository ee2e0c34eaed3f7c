using System.Data;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Npgsql;

namespace Eventhos.Storage.Postgres.Counts;

/// <summary>A turn at counting on PostgreSQL: a connection that holds <see cref="PostgresLocks.LogCounts"/>, and on which everything is done.</summary>
internal sealed class PostgresCountingTurn(NpgsqlConnection connection, CancellationToken cancellationToken) : ICountingTurn
{
    // Numbers of transactions go up; below xmin none is under way. A fence from the future comes from another server, by a backup.
    private const string State =
        """
        SELECT coalesce(pg_sequence_last_value('log_watched_until'), 0), coalesce(fence::text, '0')::bigint, EXISTS (SELECT FROM log_changes),
               fence IS NULL OR fence > pg_snapshot_xmax(pg_current_snapshot()), coalesce(fence >= pg_snapshot_xmin(pg_current_snapshot()), true)
        FROM log_watch WHERE id = 1
        """;

    private static readonly string Forget =
        $"""
        WITH noted AS (DELETE FROM log_changes RETURNING at),
        stale AS (SELECT DISTINCT length, at - at % length AS start FROM noted CROSS JOIN unnest(ARRAY[{string.Join(',', SpanLengths.All)}]::bigint[]) AS l (length)),
        gone AS (DELETE FROM log_counts c USING stale s WHERE c.length = s.length AND c.start = s.start),
        past AS (
            DELETE FROM traffic_counts c
            USING (SELECT DISTINCT length, at - at % length AS start FROM noted CROSS JOIN unnest(ARRAY[{string.Join(',', TrafficLengths.All)}]::bigint[]) AS l (length)) s
            WHERE c.length = s.length AND c.start = s.start)
        UPDATE log_watch SET fence = NULL WHERE id = 1
        """;

    /// <inheritdoc />
    public async Task<CountingState> StateAsync()
    {
        await using var command = connection.Query(State);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var readiness = (IsUnwatched: reader.GetBoolean(3), IsWaiting: reader.GetBoolean(4)) switch
        {
            { IsUnwatched: true } => CountingReadiness.Unwatched,
            { IsWaiting: true } => CountingReadiness.Waiting,
            _ => CountingReadiness.Ready,
        };
        return new CountingState(reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2), readiness);
    }

    /// <inheritdoc />
    public async Task<long?> NewestAsync(TimeRange range)
    {
        await using var command = connection.Query(
            "SELECT max(received_at) FROM received_events WHERE received_at >= @from AND received_at < @before", ("from", range.From), ("before", range.Before));
        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }

    /// <summary>Three transactions: the fence is one that begins after all that was forgotten is, and after everybody sees the new moment.</summary>
    public async Task WatchAsync(long until)
    {
        await using var forget = connection.Query(Forget);
        await forget.ExecuteNonQueryAsync(cancellationToken);
        if (until > 0)
        {
            await using var move = connection.Query(
                "SELECT setval('log_watched_until', greatest(@until, pg_sequence_last_value('log_watched_until')))", ("until", until));
            await move.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var fence = connection.Query("UPDATE log_watch SET fence = pg_current_xact_id() WHERE id = 1");
        await fence.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ICountingSnapshot> SnapshotAsync() =>
        new PostgresCountingSnapshot(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task StoreAsync(IReadOnlyList<CountedSpan> spans, IReadOnlyList<CountedSpan> undivided)
    {
        if (spans.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Insert(PostgresSpans.Log, spans));
        foreach (var span in undivided)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("DELETE FROM log_counts WHERE length = ANY ($1) AND start >= $2 AND start < $3")
            {
                Parameters =
                {
                    Array(SpanLengths.Below(span.Length)), new NpgsqlParameter<long> { TypedValue = span.Range.From },
                    new NpgsqlParameter<long> { TypedValue = span.Range.Before },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task StoreTrafficAsync(IReadOnlyList<CountedSpan> spans)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Insert(PostgresSpans.Traffic, spans));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task ForgetTrafficAsync(long length, long before)
    {
        await using var forget = connection.Query("DELETE FROM traffic_counts WHERE length = @length AND start < @before", ("length", length), ("before", before));
        await forget.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await SoleTurn.GiveAsync(connection, PostgresLocks.LogCounts);
        await connection.DisposeAsync();
    }

    private static NpgsqlBatchCommand Insert(string table, IReadOnlyList<CountedSpan> spans) => new(
        $"""
        INSERT INTO {table} (length, start, total, detail) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[])
        ON CONFLICT (length, start) DO UPDATE SET total = excluded.total, detail = excluded.detail
        """)
    {
        Parameters =
        {
            Array(spans.Select(span => span.Length)), Array(spans.Select(span => span.Start)), Array(spans.Select(span => span.Total)),
            Array(spans.Select(span => span.Detail)),
        },
    };

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };
}
