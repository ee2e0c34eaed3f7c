using System.Net.Sockets;
using Eventhos.Engine.Model;
using Eventhos.Storage.Postgres.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Single transactions of the journal.</summary>
internal static class PostgresTransactions
{
    private const int Tries = 10;

    /// <summary>Runs one; where another transaction was in the way, again.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing was stored, or the answer was lost.</exception>
    /// <exception cref="Engine.Journal.JournalRefusedException">It breaks a rule; nothing was stored.</exception>
    public static async Task<T> RunAsync<T>(PostgresDatabase database, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await using var connection = await database.Journal.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                var done = await work(connection, transaction);
                await transaction.CommitAsync();
                return done;
            }
            catch (Exception e) when (tried < Tries && PostgresFaults.IsTransient(e))
            {
                // Once more.
            }
            catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException)
            {
                throw PostgresFaults.ToJournal(e);
            }
        }
    }

    /// <summary>Runs one that makes leases out; it answers the executions it leased, which are noted once it is committed.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing was stored, or the answer was lost.</exception>
    /// <exception cref="Engine.Journal.JournalRefusedException">It breaks a rule; nothing was stored.</exception>
    public static async Task<T> LeasingAsync<T>(
        PostgresDatabase database,
        NodeSessions sessions,
        Func<NpgsqlConnection, NpgsqlTransaction, NodeSession, Task<(T Result, IReadOnlyList<Execution> Leased)>> work) =>
        (await InSessionAsync(database, sessions, work, static (session, done) => session.Leased(done.Leased))).Result;

    /// <summary>Runs one that takes something for a session; <paramref name="note"/> is called once it is committed.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing was stored, or the answer was lost.</exception>
    /// <exception cref="Engine.Journal.JournalRefusedException">It breaks a rule; nothing was stored.</exception>
    public static async Task<T> InSessionAsync<T>(
        PostgresDatabase database, NodeSessions sessions, Func<NpgsqlConnection, NpgsqlTransaction, NodeSession, Task<T>> work, Action<NodeSession, T> note)
    {
        NodeSession? session = null;
        try
        {
            await using (var connection = await database.Journal.OpenConnectionAsync())
            {
                session = await sessions.ForLeasesAsync(connection);
            }

            var done = await RunAsync(database, (connection, transaction) => work(connection, transaction, session));
            note(session, done);
            return done;
        }
        catch (Engine.Journal.JournalUnavailableException) when (session is not null)
        {
            // Perhaps it was stored all the same.
            session.IsRetired = true;
            throw;
        }
        catch (NpgsqlException e)
        {
            throw PostgresFaults.ToJournal(e);
        }
    }
}
