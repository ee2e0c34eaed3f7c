using Eventhos.Engine.Model;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Retries;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Takes leases away or gives them back.</summary>
internal static class LeaseStatements
{
    // How long after its end a session is still looked at: what it was storing at that moment may show a little later.
    private const long ForgetAfterMilliseconds = 3_600_000;

    // The ends first and for themselves: whoever settles under one of these sessions from here on finds its lease gone.
    internal const string End =
        $"""
        UPDATE sessions SET ended_at = {DatabaseClock.Now} WHERE ended_at IS NULL AND expires_at < {DatabaseClock.Now} - $1
        """;

    internal const string Reclaim =
        $"""
        UPDATE executions SET state = 'ready', lease = NULL
        WHERE state = 'running' AND lease = ANY (ARRAY(SELECT id FROM sessions WHERE ended_at >= {DatabaseClock.Now} - $1))
        """;

    // The worker may be alive and come back with what it did: the number of the try tells whether somebody else has begun another since.
    private const string ReclaimMails =
        $"""
        UPDATE mails SET claimed_until = NULL, claimed_by = NULL
        WHERE claimed_until IS NOT NULL AND claimed_by = ANY (ARRAY(SELECT id FROM sessions WHERE ended_at >= {DatabaseClock.Now} - $1))
        """;

    // As for settles, so that each is looked up by its key.
    internal const string HandBack =
        """
        UPDATE executions e SET state = 'ready', lease = NULL FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS u (id, received_at, lease)
        WHERE e.id = u.id AND e.received_at = u.received_at AND coalesce(e.state, '') = 'running' AND e.lease = u.lease
        """;

    /// <summary>Ends the sessions that were not heard of in time and takes away what they left.</summary>
    public static Task<Released> ReclaimAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) => ReclaimAsync(connection, transaction, TimeSpan.Zero);

    /// <summary>The same for those that were not heard of for this much longer.</summary>
    public static async Task<Released> ReclaimAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, TimeSpan grace)
    {
        await using var end = new NpgsqlCommand(End, connection, transaction) { Parameters = { new() { Value = (long)grace.TotalMilliseconds } } };
        await end.ExecuteNonQueryAsync();
        return await ReleaseEndedAsync(connection, transaction);
    }

    /// <summary>Takes away what sessions left that have ended: executions are ready again, retries of many and mails anybody's.</summary>
    public static async Task<Released> ReleaseEndedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var reclaim = new NpgsqlCommand(Reclaim, connection, transaction) { Parameters = { new() { Value = ForgetAfterMilliseconds } } };
        await using var mails = new NpgsqlCommand(ReclaimMails, connection, transaction) { Parameters = { new() { Value = ForgetAfterMilliseconds } } };
        return new Released(
            await reclaim.ExecuteNonQueryAsync() + await RetryRunLeases.ReleaseOfEndedAsync(connection, transaction), await mails.ExecuteNonQueryAsync());
    }

    /// <summary>Ends sessions and takes away what is still leased to them, or to others that have ended.</summary>
    public static async Task<Released> EndAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<NodeSession> sessions)
    {
        var ids = sessions.Select(session => session.Id).ToArray();
        await using var end = new NpgsqlCommand($"UPDATE sessions SET ended_at = {DatabaseClock.Now} WHERE id = ANY ($1) AND ended_at IS NULL", connection, transaction)
        {
            Parameters = { new() { Value = ids } },
        };
        await end.ExecuteNonQueryAsync();
        return await ReleaseEndedAsync(connection, transaction);
    }

    /// <summary>Gives executions of a session back, no attempt spent.</summary>
    public static async Task<int> HandBackAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<Execution> executions)
    {
        await using var command = new NpgsqlCommand(HandBack, connection, transaction);
        command.AddArray(executions.Select(execution => execution.Id));
        command.AddArray(executions.Select(execution => execution.Event.ReceivedAt.ToUnixTimeMilliseconds()));
        command.AddArray(executions.Select(execution => execution.Lease));
        return await command.ExecuteNonQueryAsync();
    }
}
