using System.Net.Sockets;
using Eventhos.Engine.Journal;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>What a fault of the database means for what was to be stored.</summary>
internal static class PostgresFaults
{
    // idle_in_transaction_session_timeout: the connection is gone, and what was done in the transaction with it.
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>
    /// True when the database can't store anything now, whatever it is asked to store: no connection, shutting down, starting, read-only, full, out
    /// of memory or connections, too slow; or when the connection was ended because this process slept within a transaction.
    /// </summary>
    public static bool IsUnavailable(Exception exception) => exception.GetBaseException() switch
    {
        // Classes of PostgreSQL's error codes (Appendix A): 08 connection, 25006 read-only, 53 resources, 57P operator intervention,
        // 58 system, XX internal; 57014 is a statement that took too long.
        PostgresException e => e.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.QueryCanceled or IdleInTransactionTimeout
            || e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState.StartsWith("53", StringComparison.Ordinal)
            || e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("58", StringComparison.Ordinal)
            || e.SqlState.StartsWith("XX", StringComparison.Ordinal),
        NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException => true,
        _ => exception is NpgsqlException and not PostgresException,
    };

    /// <summary>True when another transaction was in the way and the same once more may do.</summary>
    public static bool IsTransient(Exception exception) => exception.GetBaseException() is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
    };

    /// <summary>True when a row breaks a rule or can't be represented: that row's fault, not the database's.</summary>
    public static bool IsRefusal(Exception exception) => exception is PostgresException e
        && (e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal)
            || e.SqlState.StartsWith("54", StringComparison.Ordinal));

    /// <summary>The fault as the journal tells it.</summary>
    public static Exception ToJournal(Exception exception) => exception is JournalUnavailableException ? exception : IsRefusal(exception)
        ? new JournalRefusedException($"The database refused a row: {exception.Message}", exception)
        : new JournalUnavailableException($"The database could not store anything: {exception.Message}", exception);
}
