-- Traffic by spans of time: what was received in each, and what became of its executions. As with the counts of the log, all of it follows from the
-- events, executions and attempts, a count holds where no second of its span is in log_changes, and the table may be emptied at any time.

-- A span is an hour, a quarter of one, a minute or ten seconds of received_at (UTC).
CREATE TABLE traffic_counts (
    length bigint NOT NULL,
    start bigint NOT NULL,
    total bigint NOT NULL CHECK (total >= 0),
    -- Events by type; executions by contract and action, with their latencies.
    detail bytea NOT NULL,
    PRIMARY KEY (length, start)
);

CREATE OR REPLACE FUNCTION log_forget_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(x'6576656e74686f07'::bigint);
    DELETE FROM log_counts;
    DELETE FROM traffic_counts;
    RETURN NULL;
END $$;

-- An attempt is counted, too, that leaves its execution to be tried again.
DROP TRIGGER log_execution_updated ON executions;
CREATE TRIGGER log_execution_updated AFTER UPDATE OF state, retried_as ON executions FOR EACH ROW
    WHEN ((NEW.settled_at IS NOT NULL OR OLD.settled_at IS NOT NULL OR NEW.attempts <> OLD.attempts)
        AND NEW.received_at < pg_sequence_last_value('log_watched_until'::regclass))
    EXECUTE FUNCTION log_note_new();
