using Eventhos.Storage.Postgres.Nodes;

namespace Eventhos.Storage.Postgres.Mails;

/// <summary>The statements of the outbox; each repeats the condition of the partial index that answers it.</summary>
internal static class OutboxSql
{
    private const string Unclaimed = "m.settled_at IS NULL AND m.due_at <= $1 AND (m.claimed_until IS NULL OR m.claimed_until <= $1)";

    /// <summary>The mail whose turn it is: due, with no worker, and nothing of its contract and cause before it. $1 now, $2 what is passed over.</summary>
    public const string Next =
        $"""
        SELECT m.id, m.state, m.contract_id, m.cause FROM mails m
        WHERE {Unclaimed} AND m.id <> ALL ($2)
          AND (m.state = 'waiting' OR (SELECT h.id FROM mails h WHERE h.contract_id = m.contract_id AND h.cause = m.cause AND h.state = 'waiting') IS NULL)
        ORDER BY m.due_at LIMIT 1
        """;

    /// <summary>From now on it counts no more notices. The caller has the turn of its contract and cause. $1 now, $2 id.</summary>
    public const string Open =
        """
        UPDATE mails c SET state = 'waiting'
        WHERE c.id = $2 AND c.state = 'collecting' AND c.due_at <= $1
          AND NOT EXISTS (SELECT FROM mails h WHERE h.contract_id = c.contract_id AND h.cause = c.cause AND h.state = 'waiting')
        """;

    /// <summary>Leases the one that has been due for longest to a worker; those that others are claiming are passed over. $1 now, $2 until, $3 its session.</summary>
    public const string Claim =
        $"""
        WITH next AS MATERIALIZED (
            SELECT m.id FROM mails m WHERE m.state = 'waiting' AND {Unclaimed} ORDER BY m.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        UPDATE mails c SET claimed_until = $2, claimed_by = $3, tries = c.tries + 1, first_try_at = coalesce(c.first_try_at, $1)
        FROM next WHERE c.id = next.id
        RETURNING c.id, c.contract_id, c.cause, c.execution_id, c.held_back, c.tries, c.created_at, c.first_try_at, c.finished_recipients
        """;

    /// <summary>
    /// Ends a mail, and with it the waiting of what was held back meanwhile: now that it is known when the window began, it is known when it ends. The
    /// try's number guards it: a worker whose lease has passed to another changes nothing. The caller has the turn of its contract and cause.
    /// $1 id, $2 try, $3 recipients, $4 those that are finished, $5 error, $6 state, $7 at, $8 end of the window, $9 contract, $10 cause.
    /// </summary>
    public const string End =
        """
        WITH ended AS (
            UPDATE mails SET state = $6, settled_at = $7, quiet_until = $8, due_at = NULL, claimed_until = NULL, claimed_by = NULL,
              recipients = $3, finished_recipients = $4, last_error = $5
            WHERE id = $1 AND state = 'waiting' AND tries = $2 RETURNING id),
        opened AS (
            UPDATE mails SET due_at = $8 WHERE contract_id = $9 AND cause = $10 AND state = 'collecting' AND EXISTS (SELECT FROM ended))
        SELECT count(*) = 1 FROM ended
        """;

    /// <summary>Puts a mail off, under the same guard. $1 to $5 as there, $6 when it is due.</summary>
    public const string PutOff =
        """
        UPDATE mails SET due_at = $6, claimed_until = NULL, claimed_by = NULL, recipients = $3, finished_recipients = $4, last_error = $5
        WHERE id = $1 AND state = 'waiting' AND tries = $2
        RETURNING true
        """;

    /// <summary>Takes claims away whose time has passed, and those of sessions that are over; the others may be those of nodes that are at work. $1 now.</summary>
    public const string Reclaim =
        $"""
        UPDATE mails m SET claimed_until = NULL, claimed_by = NULL
        WHERE m.settled_at IS NULL AND m.claimed_until IS NOT NULL AND (m.claimed_until <= $1
          OR EXISTS (SELECT FROM sessions s WHERE s.id = m.claimed_by AND (s.ended_at IS NOT NULL OR s.expires_at < {DatabaseClock.Now})))
        """;

    /// <summary>Deletes the oldest of those that ended before a time; what another node is deleting is passed over. $1 before, $2 how many at most.</summary>
    public const string Purge =
        """
        DELETE FROM mails WHERE id = ANY (ARRAY(
            SELECT id FROM mails WHERE settled_at IS NOT NULL AND settled_at < $1 ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;
}
