using System.Globalization;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Postgres.Counts;
using Npgsql;

namespace Eventhos.Storage.Postgres.Retention;

/// <summary>Removes old days whole, by dropping their partitions: no row is read, and the disk has its room back at once.</summary>
internal static class ExpiredDays
{
    private const int Tries = 20;

    // Large files take a while to go.
    private const int DropSeconds = 30;

    // Dropping waits until nobody uses the tables, and whoever comes meanwhile waits behind it. So it waits shortly and tries again.
    private const string WaitShortly = "SET LOCAL lock_timeout = '200ms'";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>The days there are partitions of that end before $1, as in their names.</summary>
    public const string Days =
        """
        SELECT DISTINCT right(c.relname, 8) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = ANY (ARRAY['received_events', 'executions', 'attempts']::regclass[]) AND c.relname ~ '_[0-9]{8}$' AND right(c.relname, 8) < $1
        ORDER BY 1
        """;

    /// <summary>Whether executions of a day are to be carried out yet. Each question is answered by a partial index that is empty once they are over.</summary>
    public static string HasWork(DateOnly day) => string.Join(
        " OR ", States.Select(state => $"EXISTS (SELECT FROM {PostgresPartitions.NameOf("executions", day)} WHERE state = '{state}')"));

    private static readonly string[] States = ["waiting", "ready", "retrying", "running"];

    /// <summary>Those that ended before a moment.</summary>
    public static async Task<IReadOnlyList<DateOnly>> ListAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Days, connection)
        {
            Parameters = { new() { Value = before.UtcDateTime.ToString(PostgresPartitions.DayFormat, CultureInfo.InvariantCulture) } },
        };
        var days = new List<DateOnly>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (DateOnly.TryParseExact(reader.GetString(0), PostgresPartitions.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>Drops a day; false when it is kept, because something is to be done in it or others left no gap.</summary>
    public static async Task<bool> DropAsync(NpgsqlConnection connection, DateOnly day, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await DropOnceAsync(connection, day, cancellationToken);
            }
            catch (PostgresException e) when (PostgresFaults.IsTransient(e))
            {
                if (tried == Tries)
                {
                    return false;
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private static async Task<bool> DropOnceAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(WaitShortly, connection, transaction) { CommandTimeout = DropSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "SELECT to_regclass($1) IS NOT NULL";
        command.Parameters.Add(new() { Value = PostgresPartitions.NameOf("executions", day) });
        var hasExecutions = (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
        command.Parameters.Clear();
        if (hasExecutions)
        {
            command.CommandText = $"SELECT {HasWork(day)}";
            if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
            {
                return false;
            }
        }

        await PostgresLogCounting.ForgetAsync(connection, new TimeRange(PostgresPartitions.StartOf(day), PostgresPartitions.StartOf(day.AddDays(1))));

        // Nothing can be to be done in it any more: what is over stays over, and what comes now has its own day.
        command.CommandText = $"DROP TABLE IF EXISTS {string.Join(", ", PostgresPartitions.Tables.Select(table => PostgresPartitions.NameOf(table, day)))}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
