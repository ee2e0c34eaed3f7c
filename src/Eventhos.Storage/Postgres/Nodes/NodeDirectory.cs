using System.Data;
using Eventhos.Storage.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>Reads the nodes from their signs of life. What is leased lies in partial indexes that settled executions have left.</summary>
internal sealed class NodeDirectory(PostgresDatabase database, NodeOptions options) : INodeDirectory
{
    private const string Nodes =
        """
        SELECT node, max(version), min(started_at), max(seen_at), max(expires_at), count(*)::int,
               coalesce(sum(e.running), 0)::bigint, coalesce(sum(r.running), 0)::bigint,
               (SELECT count(*) FROM catalog_changes c WHERE c.id > max((s.status::json ->> 'change')::bigint))
        FROM sessions s
        LEFT JOIN (SELECT lease, count(*) AS running FROM executions WHERE state = 'running' GROUP BY lease) e ON e.lease = s.id
        LEFT JOIN (SELECT lease, count(*) AS running FROM retry_runs WHERE state = 'running' GROUP BY lease) r ON r.lease = s.id
        WHERE s.ended_at IS NULL
        GROUP BY node ORDER BY node
        """;

    private const string Waiting =
        $"""
        SELECT count(*), min(received_at), {DatabaseClock.Now}
        FROM ((SELECT received_at FROM executions WHERE state = 'ready' LIMIT @most)
              UNION ALL
              (SELECT received_at FROM executions WHERE state = 'retrying' AND due_at <= {DatabaseClock.Now} LIMIT @most)) w
        """;

    /// <inheritdoc />
    public async Task<NodePicture> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Journal.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var nodes = await NodesAsync(connection, cancellationToken);
        await using var command = connection.Query(Waiting, ("most", WaitingWork.Most));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var waiting = new WaitingWork(Math.Min(reader.GetInt64(0), WaitingWork.Most), reader.TimeOrNull(1));
        return new NodePicture(reader.Time(2), options.Name, options.Lease, nodes, waiting);
    }

    private static async Task<List<NodeItem>> NodesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Query(Nodes);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var nodes = new List<NodeItem>();
        while (await reader.ReadAsync(cancellationToken))
        {
            nodes.Add(new NodeItem(
                reader.GetString(0), reader.GetString(1), reader.Time(2), reader.Time(3), reader.Time(4), reader.GetInt32(5), reader.GetInt64(6),
                reader.GetInt64(7), reader.GetInt64(8)));
        }

        return nodes;
    }
}
