using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Npgsql;

namespace Eventhos.Storage.Postgres.Counts;

/// <summary>The counts of the log on PostgreSQL, made by whichever node comes to it.</summary>
internal sealed class PostgresLogCounting(PostgresDatabase database) : ILogCounting
{
    /// <inheritdoc />
    public async Task<ICountingTurn?> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await SoleTurn.TryTakeAsync(connection, PostgresLocks.LogCounts, database.Patience, cancellationToken))
            {
                return new PostgresCountingTurn(connection, cancellationToken);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Forgets the counts of whatever lies at least in part within a range, because its partitions are about to be dropped in the same transaction,
    /// which notes nothing. To be called before any of them is locked. Until the transaction ends nothing is counted.
    /// </summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="range">Which events go.</param>
    public static async Task ForgetAsync(NpgsqlConnection connection, TimeRange range)
    {
        await using var turn = connection.Query("SELECT pg_advisory_xact_lock(@lock)", ("lock", PostgresLocks.LogCounts));
        await turn.ExecuteNonQueryAsync();
        await ForgetAsync(connection, PostgresSpans.Log, SpanLengths.All, range);
        await ForgetAsync(connection, PostgresSpans.Traffic, TrafficLengths.All, range);
    }

    private static async Task ForgetAsync(NpgsqlConnection connection, string table, IReadOnlyList<long> lengths, TimeRange range)
    {
        foreach (var length in lengths)
        {
            await using var forget = connection.Query(
                $"DELETE FROM {table} WHERE length = @length AND start > @from - @length AND start < @before",
                ("length", length), ("from", range.From), ("before", range.Before));
            await forget.ExecuteNonQueryAsync();
        }
    }
}
