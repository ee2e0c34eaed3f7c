using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Single transactions of the journal.</summary>
internal static class PostgresTransactions
{
    private const int Tries = 10;

    /// <summary>Runs one; where another transaction was in the way, again.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing was stored.</exception>
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
            catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException)
            {
                throw PostgresFaults.ToJournal(e);
            }
        }
    }
}
