using System.Data;
using System.Globalization;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// A node's turn at something that the others leave to it meanwhile: a lock of the connection that all of it is done on. A node that freezes or is
/// cut off says nothing on it; then the database ends the connection, and with it the turn.
/// </summary>
internal static class SoleTurn
{
    /// <summary>False when another node has it. While it is held, the connection may be idle for <paramref name="patience"/>, and no longer.</summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, long turn, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand(
            "SELECT CASE WHEN pg_try_advisory_lock($1) THEN set_config('idle_session_timeout', $2, false) END IS NOT NULL", connection)
        {
            Parameters =
            {
                new() { Value = turn }, new() { Value = ((long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) },
            },
        };
        return (bool)(await take.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Gives it back, whatever became of the connection.</summary>
    public static async Task GiveAsync(NpgsqlConnection connection, long turn)
    {
        if (connection.State != ConnectionState.Open)
        {
            // Gone with the connection.
            return;
        }

        try
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_unlock($1)") { Parameters = { new() { Value = turn } } });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("RESET idle_session_timeout"));
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // It goes with the connection, which must not be used again then.
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
