namespace Eventhos.Storage.Sqlite;

/// <summary>The statements of the outbox; each repeats the condition of the partial index that answers it.</summary>
internal static class MailSql
{
    /// <summary>Counts a notice on the mail that collects; changes nothing where none does. ?1 contract, ?2 cause, ?3 execution.</summary>
    public const string HoldBack =
        "UPDATE mails SET held_back = held_back + 1, execution_id = ?3 WHERE contract_id = ?1 AND cause = ?2 AND state = 'collecting'";

    /// <summary>
    /// A mail that is due at once, or one that collects until the window of the mail before it has passed; while that one is not sent,
    /// nobody knows when that is. ?1 contract, ?2 cause, ?3 execution, ?4 now, ?5 the end of a window that begins now.
    /// </summary>
    public const string Insert =
        """
        INSERT INTO mails (contract_id, cause, execution_id, created_at, state, held_back, due_at)
        SELECT ?1, ?2, ?3, ?4, CASE WHEN quiet_until > ?4 THEN 'collecting' ELSE 'waiting' END, quiet_until > ?4, max(quiet_until, ?4)
        FROM (SELECT coalesce(
            (SELECT CASE WHEN state = 'waiting' THEN ?5 ELSE quiet_until END FROM mails WHERE contract_id = ?1 AND cause = ?2 ORDER BY id DESC LIMIT 1),
            0) AS quiet_until)
        """;

    /// <summary>The mail whose turn it is: due, with no worker, and nothing of its contract and cause before it.</summary>
    public const string Next =
        """
        SELECT m.id FROM mails m INDEXED BY ix_mails_due
        WHERE m.settled_at IS NULL AND m.due_at <= $now AND (m.claimed_until IS NULL OR m.claimed_until <= $now)
          AND (m.state = 'waiting' OR NOT EXISTS (
              SELECT 1 FROM mails h WHERE h.contract_id = m.contract_id AND h.cause = m.cause AND h.state = 'waiting'))
        ORDER BY m.due_at LIMIT 1
        """;

    /// <summary>Leases it to a worker. From now on it counts no more notices.</summary>
    public const string Claim =
        $"""
        UPDATE mails SET state = 'waiting', claimed_until = $until, tries = tries + 1, first_try_at = coalesce(first_try_at, $now)
        WHERE id = ({Next})
        RETURNING id, contract_id, cause, execution_id, held_back, tries, created_at, first_try_at, finished_recipients
        """;

    /// <summary>Ends a mail. The try's number guards it: a worker whose lease has passed to another changes nothing.</summary>
    public const string End =
        """
        UPDATE mails SET state = $state, settled_at = $at, quiet_until = $quiet, due_at = NULL, claimed_until = NULL,
          recipients = $recipients, finished_recipients = $finished, last_error = $error
        WHERE id = $id AND state = 'waiting' AND tries = $tries
        """;

    /// <summary>The window of what was held back meanwhile ends now that it is known when it began.</summary>
    public const string OpenNext =
        """
        UPDATE mails SET due_at = $quiet
        WHERE contract_id = $contract AND cause = $cause AND state = 'collecting'
        """;

    /// <summary>Puts a mail off, under the same guard.</summary>
    public const string PutOff =
        """
        UPDATE mails SET due_at = $due, claimed_until = NULL, recipients = $recipients, finished_recipients = $finished, last_error = $error
        WHERE id = $id AND state = 'waiting' AND tries = $tries
        """;

    /// <summary>Takes claims away; whoever had them is gone.</summary>
    public const string Reclaim = "UPDATE mails SET claimed_until = NULL WHERE settled_at IS NULL AND claimed_until IS NOT NULL";

    /// <summary>Deletes the oldest of those that ended before a time.</summary>
    public const string Purge =
        """
        DELETE FROM mails WHERE id IN (
            SELECT id FROM mails WHERE settled_at IS NOT NULL AND settled_at < $before ORDER BY settled_at LIMIT $max)
        """;
}
