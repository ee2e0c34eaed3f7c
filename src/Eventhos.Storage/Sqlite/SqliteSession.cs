namespace Eventhos.Storage.Sqlite;

/// <summary>This process's life on the database: leases are made out to it.</summary>
internal sealed record SqliteSession(long Id)
{
    /// <summary>Opens a new session.</summary>
    public static SqliteSession Open(SqliteDatabase database, DateTimeOffset now)
    {
        using var connection = database.OpenWriter();
        using var command = connection.Query(
            "INSERT INTO sessions (started_at) VALUES ($now) RETURNING id", [("$now", now.ToUnixTimeMilliseconds())]);
        return new SqliteSession((long)command.ExecuteScalar()!);
    }
}
