using Eventhos.Engine.Model;
using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Transitions out of running with their attempts, in one statement. Guarded by lease and number: a stale owner's changes nothing.</summary>
internal static class SettleStatement
{
    // coalesce (a state is never null) keeps the index of running executions out: found empty by the last ANALYZE, it looks cheaper than the key, and
    // under load all that runs would be read for each that is settled.
    internal const string Sql =
        """
        WITH s AS MATERIALIZED (
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[], $10::integer[], $11::bytea[], $12::bigint[])
                WITH ORDINALITY AS u (id, received_at, number, state, due_at, settled_at, started_at, finished_at, outcome, status, exchange, lease, ord)),
        u AS (
            UPDATE executions e SET state = s.state, lease = NULL, attempts = s.number, due_at = s.due_at, settled_at = s.settled_at
            FROM s
            WHERE e.id = s.id AND e.received_at = s.received_at AND coalesce(e.state, '') = 'running' AND e.lease = s.lease AND e.attempts = s.number - 1
            RETURNING s.*),
        a AS (
            INSERT INTO attempts (execution_id, received_at, number, started_at, finished_at, outcome, status, exchange)
            SELECT id, received_at, number, started_at, finished_at, outcome, status, exchange FROM u)
        SELECT array_agg(ord) FROM u
        """;

    /// <summary>Runs it and notes on each item whether it was applied.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<SettleItem> group, NpgsqlTransaction? transaction = null)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.AddArray(group.Select(item => item.Settlement.Execution.Id));
        command.AddArray(group.Select(item => item.Settlement.Execution.Event.ReceivedAt.ToUnixTimeMilliseconds()));
        command.AddArray(group.Select(item => item.Settlement.Attempt.Number));
        command.AddArray(group.Select(item => item.Settlement.Transition.To.Word()));
        command.AddArray(group.Select(item => item.DueAt?.ToUnixTimeMilliseconds()));
        command.AddArray(group.Select(item => item.DueAt is null ? item.Settlement.Attempt.FinishedAt.ToUnixTimeMilliseconds() : (long?)null));
        command.AddArray(group.Select(item => item.Settlement.Attempt.StartedAt.ToUnixTimeMilliseconds()));
        command.AddArray(group.Select(item => item.Settlement.Attempt.FinishedAt.ToUnixTimeMilliseconds()));
        command.AddArray(group.Select(item => item.Settlement.Attempt.Outcome.Word()));
        command.AddArray(group.Select(item => item.Settlement.Attempt.Response?.Status));
        command.AddArray(group.Select(item => item.Exchange));
        command.AddArray(group.Select(item => item.Settlement.Execution.Lease));
        if (await command.ExecuteScalarAsync() is long[] applied)
        {
            foreach (var ordinal in applied)
            {
                group[(int)ordinal - 1].Applied = true;
            }
        }
    }
}
