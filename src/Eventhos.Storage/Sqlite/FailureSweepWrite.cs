namespace Eventhos.Storage.Sqlite;

/// <summary>
/// Removes what is expired and, beyond the bound, what says least; answers how many rows that were. A lock is dropped after everything
/// that is none, and an account's lock never, so that a flood of names or addresses forgives nobody.
/// </summary>
internal sealed class FailureSweepWrite : SqliteWrite<int>
{
    private readonly int _rows;
    private readonly DateTimeOffset _now;

    public FailureSweepWrite(int rows, DateTimeOffset now)
    {
        _rows = rows;
        _now = now;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        using var expired = statements.Command(
            "DELETE FROM sign_in_failures WHERE expires_at <= $now", ("$now", _now.ToUnixTimeMilliseconds()));
        Result = expired.ExecuteNonQuery();
        using var surplus = statements.Command(
            """
            DELETE FROM sign_in_failures WHERE (kind, key) IN (
                SELECT kind, key FROM sign_in_failures
                WHERE locked_until IS NULL OR kind <> 'account'
                ORDER BY locked_until IS NOT NULL, failures, expires_at
                LIMIT max(0, (SELECT count(*) FROM sign_in_failures) - $rows))
            """,
            ("$rows", _rows));
        Result += surplus.ExecuteNonQuery();
    }
}
