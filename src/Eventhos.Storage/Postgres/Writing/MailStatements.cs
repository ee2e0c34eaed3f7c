using Npgsql;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>Puts notices in the outbox: counted where a mail of their contract and cause is collecting, as a mail of their own otherwise.</summary>
internal static class MailStatements
{
    // One transaction at a time for a contract and cause, or two could each find none there and open a mail.
    private const string Turn = "SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 7))";

    // A mail that is due at once, or one that collects until the window of the mail before it has passed; while that one is not sent, nobody knows
    // when that is.
    internal const string Note =
        """
        WITH held AS (
            UPDATE mails SET held_back = held_back + 1, execution_id = $3 WHERE contract_id = $1 AND cause = $2 AND state = 'collecting' RETURNING id)
        INSERT INTO mails (contract_id, cause, execution_id, created_at, state, held_back, due_at)
        SELECT $1, $2, $3, $4, CASE WHEN quiet_until > $4 THEN 'collecting' ELSE 'waiting' END, (quiet_until > $4)::integer, greatest(quiet_until, $4)
        FROM (SELECT coalesce(
            (SELECT CASE WHEN state = 'waiting' THEN $5 ELSE quiet_until END FROM mails WHERE contract_id = $1 AND cause = $2 ORDER BY id DESC LIMIT 1),
            0) AS quiet_until) q
        WHERE NOT EXISTS (SELECT FROM held)
        """;

    /// <summary>The turn of a contract and cause, until the transaction ends: no mail of theirs is opened by anybody else meanwhile.</summary>
    public static NpgsqlBatchCommand TurnOf(long contractId, string cause) =>
        new(Turn) { Parameters = { new() { Value = $"{contractId}" }, new() { Value = cause } } };

    /// <summary>One round trip for all of them.</summary>
    public static async Task NoteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<SettleItem> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two groups never wait for each other.
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (contract, cause) in items.Select(item => (item.Settlement.Execution.ContractId, item.Settlement.Notice!.Cause)).Distinct().Order())
        {
            batch.BatchCommands.Add(TurnOf(contract, cause));
        }

        foreach (var (execution, _, _, _, _, notice) in items.Select(item => item.Settlement))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Note)
            {
                Parameters =
                {
                    new() { Value = execution.ContractId }, new() { Value = notice!.Cause }, new() { Value = execution.Id },
                    new() { Value = notice.At.ToUnixTimeMilliseconds() }, new() { Value = (notice.At + notice.Window).ToUnixTimeMilliseconds() },
                },
            });
        }

        await batch.ExecuteNonQueryAsync();
    }
}
