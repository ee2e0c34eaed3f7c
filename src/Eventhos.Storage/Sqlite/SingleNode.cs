using System.Data;
using Eventhos.Storage.Nodes;

namespace Eventhos.Storage.Sqlite;

/// <summary>One process owns the data folder: it is the only node.</summary>
internal sealed class SingleNode(SqliteDatabase database, SqliteSession session, NodeOptions options, TimeProvider time) : INodeDirectory
{
    private const string Sql =
        """
        SELECT (SELECT started_at FROM sessions WHERE id = $session),
               (SELECT count(*) FROM executions WHERE settled_at IS NULL AND state = 'running' AND lease = $session),
               (SELECT count(*) FROM retry_runs WHERE state = 'running'),
               count(*), min(r.received_at)
        FROM (SELECT received_event_id FROM executions WHERE settled_at IS NULL AND (state = 'ready' OR (state = 'retrying' AND due_at <= $now)) LIMIT $most) w
        JOIN received_events r ON r.id = w.received_event_id
        """;

    /// <inheritdoc />
    public async Task<NodePicture> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = database.OpenReader();
        await using var command = connection.Query(
            Sql, [("$session", session.Id), ("$now", now.ToUnixTimeMilliseconds()), ("$most", WaitingWork.Most)]);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var node = new NodeItem(
            options.Name, options.Version, reader.Time(0), now, ExpiresAt: null, Sessions: 1, reader.GetInt64(1), reader.GetInt64(2), ChangesBehind: 0);
        return new NodePicture(now, options.Name, Lease: null, [node], new WaitingWork(reader.GetInt64(3), reader.TimeOrNull(4)));
    }
}
