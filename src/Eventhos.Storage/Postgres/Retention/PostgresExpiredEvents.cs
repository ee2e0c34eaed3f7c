using System.Net.Sockets;
using Eventhos.Storage.Journal.Retention;
using Npgsql;

namespace Eventhos.Storage.Postgres.Retention;

/// <summary>Old events on PostgreSQL: whole days (UTC) at a time, by whichever node comes first.</summary>
internal sealed class PostgresExpiredEvents : IExpiredEvents
{
    private readonly PostgresDatabase _database;
    private readonly TimeProvider _time;

    public PostgresExpiredEvents(PostgresDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <inheritdoc />
    public async Task<PurgeResult> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _database.Journal.OpenConnectionAsync(cancellationToken);
            if (!await SoleTurn.TryTakeAsync(connection, PostgresLocks.Purge, _database.Patience, cancellationToken))
            {
                return PurgeResult.Nothing;
            }

            try
            {
                return await PurgeAsync(connection, before, cancellationToken);
            }
            finally
            {
                await SoleTurn.GiveAsync(connection, PostgresLocks.Purge);
            }
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            throw PostgresFaults.ToJournal(e);
        }
    }

    private async Task<PurgeResult> PurgeAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        // These first: an event may lie in the default partition and its executions in that of their day.
        var events = await ExpiredRows.PurgeAsync(connection, before, cancellationToken);
        var (gone, kept) = (new List<DateOnly>(), new List<DateOnly>());
        foreach (var day in await ExpiredDays.ListAsync(connection, before, cancellationToken))
        {
            (await ExpiredDays.DropAsync(connection, day, _time, cancellationToken) ? gone : kept).Add(day);
        }

        return new PurgeResult(events, gone, kept);
    }
}
