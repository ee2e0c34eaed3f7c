namespace Eventhos.Storage.Sqlite;

/// <summary>Runs one statement that takes leases away or gives them back; answers how many rows it changed.</summary>
internal sealed class LeaseWrite : SqliteWrite<int>
{
    internal const string ReclaimSql = "UPDATE executions SET state = 'ready', lease = NULL WHERE settled_at IS NULL AND state = 'running' AND lease <> $session";

    private readonly string _sql;
    private readonly IReadOnlyList<long?> _ids;

    private LeaseWrite(string sql, IReadOnlyList<long?> ids)
    {
        _sql = sql;
        _ids = ids;
    }

    /// <summary>Makes ready what sessions other than this one left running: the data folder's lock says that they are gone.</summary>
    public static LeaseWrite Reclaim() =>
        new(ReclaimSql, [null]);

    /// <summary>Gives executions of this session back, no attempt spent.</summary>
    public static LeaseWrite HandBack(IEnumerable<long> ids) =>
        new("UPDATE executions SET state = 'ready', lease = NULL WHERE id = $id AND state = 'running' AND lease = $session", [.. ids.Cast<long?>()]);

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        Result = 0;
        foreach (var id in _ids)
        {
            using var command = statements.Command(_sql, ("$session", statements.Session), ("$id", id));
            Result += command.ExecuteNonQuery();
        }
    }
}
