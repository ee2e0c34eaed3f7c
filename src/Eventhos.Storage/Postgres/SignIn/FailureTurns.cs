using Eventhos.Storage.SignIn;
using Npgsql;

namespace Eventhos.Storage.Postgres.SignIn;

/// <summary>
/// Turns at keys, until the transaction ends: what one node has read of them no other changes before it has written. Keys share 256 of them, which the
/// server holds easily however many keys a group has.
/// </summary>
internal static class FailureTurns
{
    /// <summary>Waits for those of all keys, in one order everywhere.</summary>
    public static async Task TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<FailureKey> keys)
    {
        int[] turns = [.. keys.Select(key => key.Hash.Length > 0 ? key.Hash[0] : 0).Distinct().Order()];
        await using var command = new NpgsqlCommand(
            "SELECT count(pg_advisory_xact_lock($1, turn)) FROM (SELECT turn FROM unnest($2::integer[]) AS u (turn) ORDER BY turn OFFSET 0) t", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = PostgresLocks.SignInFailures }, new NpgsqlParameter<int[]> { TypedValue = turns } },
        };
        await command.ExecuteNonQueryAsync();
    }
}
