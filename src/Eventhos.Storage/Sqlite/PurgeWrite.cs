using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>
/// Removes some old events that are over, with all that belongs to them; answers how many, and the time of the last one. A batch shares its
/// transaction with what the pipeline stores at that moment, which therefore waits for it: it is small.
/// </summary>
internal sealed class PurgeWrite : SqliteWrite<(int Events, long Last)>
{
    /// <summary>Events that one removes at most.</summary>
    public const int MaxEvents = 50;

    /// <summary>
    /// Which ones. Neither the newest event nor the newest execution goes: new ones are numbered on from them, and consumers know a request by its
    /// number.
    /// </summary>
    public const string Expired =
        """
        SELECT e.id, e.received_at FROM received_events e
        WHERE e.received_at >= $from AND e.received_at < $before AND e.id <> (SELECT max(id) FROM received_events)
            AND NOT EXISTS (SELECT 1 FROM executions x WHERE x.received_event_id = e.id AND (x.settled_at IS NULL OR x.id = (SELECT max(id) FROM executions)))
        ORDER BY e.received_at LIMIT $max
        """;

    private static readonly string[] Removals =
    [
        "DELETE FROM attempts WHERE execution_id IN (SELECT id FROM executions WHERE received_event_id = $id)",
        "DELETE FROM executions WHERE received_event_id = $id",
        "DELETE FROM received_events WHERE id = $id",
    ];

    private readonly DateTimeOffset _before;
    private readonly long _from;

    /// <summary>Of those that arrived at <paramref name="from"/> or later (ms), and before <paramref name="before"/>.</summary>
    public PurgeWrite(long from, DateTimeOffset before)
    {
        _from = from;
        _before = before;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        var expired = Read(statements);
        foreach (var sql in Removals)
        {
            using var command = statements.Command(sql);
            var id = command.Parameters.Add("$id", SqliteType.Integer);
            foreach (var row in expired)
            {
                id.Value = row.Id;
                command.ExecuteNonQuery();
            }
        }

        Result = (expired.Count, expired.Count == 0 ? _from : expired[^1].ReceivedAt);
    }

    private List<(long Id, long ReceivedAt)> Read(SqliteStatements statements)
    {
        var expired = new List<(long Id, long ReceivedAt)>();
        using var command = statements.Command(Expired, ("$from", _from), ("$before", _before.ToUnixTimeMilliseconds()), ("$max", MaxEvents));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            expired.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return expired;
    }
}
