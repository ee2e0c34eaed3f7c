using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;
using Npgsql;

namespace Eventhos.Storage.Postgres.Traffic;

/// <summary>One state of the database, to show traffic from.</summary>
internal sealed class PostgresTrafficSnapshot(
    NpgsqlConnection connection, NpgsqlTransaction transaction, PayloadProtection protection, CancellationToken cancellationToken) : ITrafficSnapshot
{
    // A partial index for each state, which executions leave when they are over.
    internal const string OpenWorkSql =
        """
        SELECT count(*), min(received_at)
        FROM ((SELECT received_at FROM executions WHERE state = 'waiting' LIMIT @most) UNION ALL (SELECT received_at FROM executions WHERE state = 'ready' LIMIT @most)
              UNION ALL (SELECT received_at FROM executions WHERE state = 'running' LIMIT @most)
              UNION ALL (SELECT received_at FROM executions WHERE state = 'retrying' LIMIT @most)) w
        """;

    private const string Causes =
        """
        SELECT f.id, a.outcome, a.status, a.exchange
        FROM unnest(@ids::bigint[], @times::bigint[]) AS f (id, received_at) CROSS JOIN LATERAL (
            SELECT outcome, status, exchange FROM attempts WHERE execution_id = f.id AND received_at = f.received_at ORDER BY number DESC LIMIT 1) a
        """;

    /// <inheritdoc />
    public ITrafficRows Rows { get; } = new PostgresTrafficRows(connection, cancellationToken);

    /// <inheritdoc />
    public async Task<OpenWork> OpenWorkAsync()
    {
        await using var command = connection.Query(OpenWorkSql, ("most", OpenWork.Most));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OpenWork(Math.Min(reader.GetInt64(0), OpenWork.Most), reader.TimeOrNull(1));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<long, FailureCause>> CausesAsync(IReadOnlyList<ExecutionMark> failed)
    {
        var causes = new Dictionary<long, FailureCause>();
        if (failed.Count == 0)
        {
            return causes;
        }

        await using var command = connection.Query(
            Causes, ("ids", failed.Select(mark => mark.ExecutionId).ToArray()), ("times", failed.Select(mark => mark.ReceivedAt).ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            causes.Add(reader.GetInt64(0), new FailureCause(
                reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), protection.OpenExchange(reader.GetFieldValue<byte[]>(3), default).Detail));
        }

        return causes;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
