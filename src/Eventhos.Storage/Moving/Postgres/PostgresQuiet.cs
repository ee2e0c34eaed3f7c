using System.Globalization;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Moving.Postgres;

/// <summary>Sees to it that nobody changes a database while a move reads or fills it.</summary>
internal static class PostgresQuiet
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int Tries = 50;

    private const string LiveSession =
        $"SELECT coalesce(max(expires_at) - {DatabaseClock.Now}, -1) FROM sessions WHERE ended_at IS NULL AND expires_at >= {DatabaseClock.Now}";

    /// <summary>Takes the lock of moves for as long as the connection is open.</summary>
    /// <exception cref="MoveRefusedException">Another move has it.</exception>
    public static async Task TakeMoveLockAsync(NpgsqlConnection connection, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        // The server may take a moment to see that a process that was killed is gone.
        for (var tried = 1; ; tried++)
        {
            await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = PostgresLocks.Move } } };
            if ((bool)(await take.ExecuteScalarAsync(cancellationToken))!)
            {
                return;
            }

            if (tried == Tries)
            {
                throw new MoveRefusedException($"Another move is about {name}.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Keeps everybody from writing until the connection is closed: a node that was paused and wakes up can't either.</summary>
    /// <exception cref="MoveRefusedException">A node is running.</exception>
    public static async Task KeepAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await RefuseNodesAsync(connection, name, cancellationToken);
        var tables = string.Join(", ", MovedTables.All.Select(table => table.Name).Append("key_ring").Append("sessions").Append("catalog_changes"));
        await using var hold = new NpgsqlCommand(
            $"BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '10s'; LOCK TABLE {tables} IN SHARE MODE; SET LOCAL lock_timeout = 0", connection);
        try
        {
            await hold.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new MoveRefusedException($"Somebody is writing to {name}.", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new MoveRefusedException($"No hub has ever run on {name}.", e);
        }

        await RefuseNodesAsync(connection, name, cancellationToken);
    }

    /// <summary>Sees whether a node is running, or may be.</summary>
    /// <exception cref="MoveRefusedException">One is.</exception>
    public static async Task RefuseNodesAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var live = new NpgsqlCommand(LiveSession, connection);
        long left;
        try
        {
            left = (long)(await live.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new MoveRefusedException($"No hub has ever run on {name}.", e);
        }

        if (left >= 0)
        {
            throw new MoveRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"A node is running on {name}: stop all of them. One that was killed counts as gone when nothing was heard of it for a while, {(left / 1000) + 1} s from now."));
        }
    }
}
