using Eventhos.Storage.SignIn;

namespace Eventhos.Storage.Sqlite;

/// <summary>Counts one failed sign-in for each of its keys; answers how many keys are new in the table.</summary>
internal sealed class FailureWrite : SqliteWrite<int>
{
    private readonly IReadOnlyList<(FailureKey Key, LockoutRule Rule)> _keys;
    private readonly DateTimeOffset _now;

    public FailureWrite(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now)
    {
        _keys = keys;
        _now = now;
    }

    /// <inheritdoc />
    public override void Apply(SqliteStatements statements)
    {
        Result = 0;
        foreach (var (key, rule) in _keys)
        {
            var before = SignInFailureRows.Find(statements.Connection, key);
            Result += before is null ? 1 : 0;
            Store(statements, key, rule.CountOneMore(before, _now));
        }
    }

    private static void Store(SqliteStatements statements, FailureKey key, FailureCount count)
    {
        using var command = statements.Command(
            """
            INSERT INTO sign_in_failures (kind, key, failures, first_at, last_at, locked_until, expires_at)
            VALUES ($kind, $key, $failures, $first, $last, $locked, $expires)
            ON CONFLICT (kind, key) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, last_at = excluded.last_at,
                locked_until = excluded.locked_until, expires_at = excluded.expires_at
            """,
            ("$kind", key.Kind.Word()),
            ("$key", key.Hash),
            ("$failures", count.Failures),
            ("$first", count.FirstAt.ToUnixTimeMilliseconds()),
            ("$last", count.LastAt.ToUnixTimeMilliseconds()),
            ("$locked", count.LockedUntil?.ToUnixTimeMilliseconds()),
            ("$expires", count.ExpiresAt.ToUnixTimeMilliseconds()));
        command.ExecuteNonQuery();
    }
}
