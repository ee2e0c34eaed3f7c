using Npgsql;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Which node carries a retry of many out: the one under whose session it is leased.</summary>
internal static class RetryRunLeases
{
    private const string Take =
        """
        UPDATE retry_runs SET lease = $1
        WHERE id = ANY (ARRAY(SELECT id FROM retry_runs WHERE state = 'running' AND lease IS NULL ORDER BY id FOR UPDATE SKIP LOCKED))
        """;

    private const string ReleaseOfEnded =
        "UPDATE retry_runs r SET lease = NULL FROM sessions s WHERE r.state = 'running' AND s.id = r.lease AND s.ended_at IS NOT NULL";

    /// <summary>Leases to a session what nobody carries out.</summary>
    public static async Task TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long session)
    {
        await using var take = new NpgsqlCommand(Take, connection, transaction) { Parameters = { new() { Value = session } } };
        await take.ExecuteNonQueryAsync();
    }

    /// <summary>Leaves what sessions carried out that have ended to others; answers how many.</summary>
    public static async Task<int> ReleaseOfEndedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var release = new NpgsqlCommand(ReleaseOfEnded, connection, transaction);
        return await release.ExecuteNonQueryAsync();
    }
}
