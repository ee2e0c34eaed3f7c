using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>This process's life on the database: leases are made out to it.</summary>
internal sealed record PostgresSession(long Id)
{
    /// <summary>How long leases hold after the last sign of life, on the database's clock, unless set otherwise.</summary>
    public static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(15);

    /// <summary>Milliseconds since 1970 on the database's clock.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <summary>Opens a new session.</summary>
    public static PostgresSession Open(PostgresDatabase database, string node, string version, TimeSpan lease)
    {
        using var command = database.Source.CreateCommand(
            $"""
            INSERT INTO sessions (node, version, started_at, seen_at, expires_at)
            SELECT $1, $2, now, now, now + $3 FROM (SELECT {Now} AS now) t RETURNING id
            """);
        command.Parameters.Add(new() { Value = node });
        command.Parameters.Add(new() { Value = version });
        command.Parameters.Add(new() { Value = (long)lease.TotalMilliseconds });
        return new PostgresSession((long)command.ExecuteScalar()!);
    }
}
