namespace Eventhos.Storage.Sqlite;

/// <summary>Leases ready and due executions of one action to this session, oldest first.</summary>
internal sealed class ClaimWrite : SqliteWrite<IReadOnlyList<ClaimedRow>>
{
    // Both halves come out of the index in the order of id, so SQLite merges them without sorting and reads no further than asked.
    internal const string Sql =
        $"""
        {Columns} WHERE e.settled_at IS NULL AND e.state = 'ready' AND e.action_id = $action
        UNION ALL
        {Columns} WHERE e.settled_at IS NULL AND e.state = 'retrying' AND e.action_id = $action AND e.due_at <= $now
        ORDER BY 1 LIMIT $max
        """;

    private const string Columns =
        """
        SELECT e.id, e.received_event_id, e.contract_id, e.action_id, e.order_group, e.has_later_group, e.attempts, length(r.request)
        FROM executions e INDEXED BY ix_executions_live JOIN received_events r ON r.id = e.received_event_id
        """;

    private readonly long _actionId;
    private readonly int _max;
    private readonly long _maxBytes;
    private readonly DateTimeOffset _now;

    public ClaimWrite(long actionId, int max, long maxBytes, DateTimeOffset now)
    {
        _actionId = actionId;
        _max = max;
        _maxBytes = maxBytes;
        _now = now;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        var rows = Select(statements);
        foreach (var row in rows)
        {
            using var update = statements.Command(
                "UPDATE executions SET state = 'running', lease = $lease, due_at = NULL WHERE id = $id",
                ("$lease", statements.Session), ("$id", row.Id));
            update.ExecuteNonQuery();
        }

        Result = rows;
    }

    private List<ClaimedRow> Select(SqliteStatements statements)
    {
        using var command = statements.Command(Sql, ("$now", _now.ToUnixTimeMilliseconds()), ("$action", _actionId), ("$max", _max));
        var rows = new List<ClaimedRow>();
        var bytes = 0L;
        using var reader = command.ExecuteReader();
        while (bytes <= _maxBytes && reader.Read())
        {
            rows.Add(new ClaimedRow(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4), reader.GetBoolean(5), reader.GetInt32(6)));
            bytes += reader.GetInt64(7);
        }

        return rows;
    }
}
