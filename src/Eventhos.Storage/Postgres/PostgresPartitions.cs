using System.Globalization;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>The data plane's partitions, one a day (UTC) for each of its tables. The caller holds <see cref="PostgresLocks.Schema"/>.</summary>
internal static class PostgresPartitions
{
    /// <summary>How many days ahead there are partitions, so that days may pass before anything goes to the default one.</summary>
    public const int DaysAhead = 7;

    /// <summary>How a day is written in the name of a partition.</summary>
    public const string DayFormat = "yyyyMMdd";

    /// <summary>The tables that have them.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["received_events", "executions", "attempts"];

    /// <summary>Makes those of today and the days to come that are missing.</summary>
    public static void MakeAhead(NpgsqlConnection connection, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        for (var day = today.AddDays(-1); day <= today.AddDays(DaysAhead); day = day.AddDays(1))
        {
            Make(connection, day);
        }
    }

    /// <summary>Makes those of a day that are missing.</summary>
    public static void Make(NpgsqlConnection connection, DateOnly day)
    {
        foreach (var table in Tables)
        {
            Make(connection, table, day);
        }
    }

    /// <summary>The name of a day's partition, e.g. <c>executions_20261123</c>.</summary>
    public static string NameOf(string table, DateOnly day) => $"{table}_{day.ToString(DayFormat, CultureInfo.InvariantCulture)}";

    private static void Make(NpgsqlConnection connection, string table, DateOnly day)
    {
        var name = NameOf(table, day);
        using var there = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = name } } };
        if ((bool)there.ExecuteScalar()!)
        {
            return;
        }

        // Made beside the table and attached: making it as a partition would wait for every reader and writer of the table, and hold up all
        // that come after.
        var (from, to) = (StartOf(day), StartOf(day.AddDays(1)));
        using var transaction = connection.BeginTransaction();
        using var make = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE TABLE {name} (LIKE {table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE);
                ALTER TABLE {name} ADD CONSTRAINT {name}_day CHECK (received_at >= {from} AND received_at < {to});
                ALTER TABLE {table} ATTACH PARTITION {name} FOR VALUES FROM ({from}) TO ({to});
                ALTER TABLE {name} DROP CONSTRAINT {name}_day;
                """),
            connection,
            transaction);
        try
        {
            make.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // Rows of that day are in the default partition already, where they are found as well; the day stays there.
            transaction.Rollback();
        }
    }

    /// <summary>When a day begins, in milliseconds since 1970.</summary>
    public static long StartOf(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
