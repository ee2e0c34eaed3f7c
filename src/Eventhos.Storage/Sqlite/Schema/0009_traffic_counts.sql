-- Traffic by spans of time: what was received in each, and what became of its executions. As with the counts of the log, all of it follows from the
-- events, executions and attempts, a count holds where no second of its span is in log_changes, and the table may be emptied at any time.

-- A span is an hour, a quarter of one, a minute or ten seconds of received_at (UTC).
CREATE TABLE traffic_counts (
    length INTEGER NOT NULL,
    start INTEGER NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    -- Events by type; executions by contract and action, with their latencies.
    detail BLOB NOT NULL,
    PRIMARY KEY (length, start)
);

-- An attempt is counted, too, that leaves its execution to be tried again.
DROP TRIGGER log_execution_updated;
CREATE TRIGGER log_execution_updated AFTER UPDATE OF state, retried_as ON executions
WHEN new.received_event_id <= (SELECT last_event_id FROM log_watch WHERE id = 1)
    AND (new.settled_at IS NOT NULL OR old.settled_at IS NOT NULL OR new.attempts <> old.attempts)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) SELECT received_at - received_at % 1000 FROM received_events
    WHERE id = new.received_event_id AND received_at < (SELECT until FROM log_watch WHERE id = 1);
END;
