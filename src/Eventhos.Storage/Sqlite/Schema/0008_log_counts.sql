-- Counts of received events by spans of time, so that the log need not read through all of them to say how many there are. All of this follows
-- from the events and executions: it may be emptied at any time. (UPDATE log_watch SET until = 0 and DELETE FROM log_counts, together.)

-- A span is a day, hour, minute or second of received_at (UTC); its count holds where no second of it is in log_changes.
CREATE TABLE log_counts (
    length INTEGER NOT NULL,
    start INTEGER NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    -- By event type, system and the states that an event has executions in; of few events also their ids.
    detail BLOB NOT NULL,
    PRIMARY KEY (length, start)
);

-- Seconds in which something changed since they were counted.
CREATE TABLE log_changes (
    at INTEGER PRIMARY KEY
);

-- Only the log asked for it, which knows from its counts now.
DROP INDEX ix_executions_retried;

-- What changes before this moment is noted in log_changes. Events with a greater id were not counted yet, so their executions need no note.
CREATE TABLE log_watch (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until INTEGER NOT NULL,
    last_event_id INTEGER NOT NULL,
    version INTEGER NOT NULL
);
INSERT INTO log_watch (id, until, last_event_id, version) VALUES (1, 0, 0, 0);

CREATE TRIGGER log_event_inserted AFTER INSERT ON received_events
WHEN new.received_at < (SELECT until FROM log_watch WHERE id = 1)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) VALUES (new.received_at - new.received_at % 1000);
END;

CREATE TRIGGER log_event_deleted AFTER DELETE ON received_events
WHEN old.received_at < (SELECT until FROM log_watch WHERE id = 1)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) VALUES (old.received_at - old.received_at % 1000);
END;

CREATE TRIGGER log_event_updated AFTER UPDATE OF received_at, event_type_id, system_id ON received_events
WHEN old.received_at < (SELECT until FROM log_watch WHERE id = 1) OR new.received_at < (SELECT until FROM log_watch WHERE id = 1)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) VALUES (old.received_at - old.received_at % 1000), (new.received_at - new.received_at % 1000);
END;

CREATE TRIGGER log_execution_inserted AFTER INSERT ON executions
WHEN new.received_event_id <= (SELECT last_event_id FROM log_watch WHERE id = 1)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) SELECT received_at - received_at % 1000 FROM received_events
    WHERE id = new.received_event_id AND received_at < (SELECT until FROM log_watch WHERE id = 1);
END;

CREATE TRIGGER log_execution_deleted AFTER DELETE ON executions
WHEN old.received_event_id <= (SELECT last_event_id FROM log_watch WHERE id = 1)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) SELECT received_at - received_at % 1000 FROM received_events
    WHERE id = old.received_event_id AND received_at < (SELECT until FROM log_watch WHERE id = 1);
END;

-- From one state in which it is not over to another one (not settled before nor after) changes no count.
CREATE TRIGGER log_execution_updated AFTER UPDATE OF state, retried_as ON executions
WHEN new.received_event_id <= (SELECT last_event_id FROM log_watch WHERE id = 1) AND (new.settled_at IS NOT NULL OR old.settled_at IS NOT NULL)
BEGIN
    INSERT OR IGNORE INTO log_changes (at) SELECT received_at - received_at % 1000 FROM received_events
    WHERE id = new.received_event_id AND received_at < (SELECT until FROM log_watch WHERE id = 1);
END;
