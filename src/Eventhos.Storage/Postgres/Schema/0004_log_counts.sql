-- Counts of received events by spans of time, so that the log need not read through all of them to say how many there are. All of this follows
-- from the events and executions: log_counts may be emptied at any time.

-- A span is a day, hour, minute or second of received_at (UTC); its count holds where no second of it is in log_changes.
CREATE TABLE log_counts (
    length bigint NOT NULL,
    start bigint NOT NULL,
    total bigint NOT NULL CHECK (total >= 0),
    -- By event type, system and the states that an event has executions in; of few events also their ids.
    detail bytea NOT NULL,
    PRIMARY KEY (length, start)
);

-- Seconds in which something changed since they were counted; some more than once. Only ever added to, but by whoever counts: no writer waits
-- for another one because of it.
CREATE TABLE log_changes (
    at bigint NOT NULL
);
CREATE INDEX ix_log_changes_at ON log_changes (at);

-- Only the log asked for it, which knows from its counts now.
DROP INDEX ix_executions_retried;

-- What changes before this moment is noted in log_changes. A sequence, because a trigger's condition can look at one, so that no function is
-- called for what is newer; and because its value is seen by everybody at once.
CREATE SEQUENCE log_watched_until AS bigint;

-- Nothing is counted until all transactions are over that may not have seen the moment, or rely on a note that was removed with its counts: those
-- up to this one. Null while that is being changed.
CREATE TABLE log_watch (
    id integer PRIMARY KEY CHECK (id = 1),
    fence xid8 NULL
);
INSERT INTO log_watch (id) VALUES (1);

-- Whoever reads by one picture of the database may see a note that was removed since, and must not rely on it.
CREATE FUNCTION log_note(moment bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' OR NOT EXISTS (SELECT FROM log_changes WHERE at = moment - moment % 1000) THEN
        INSERT INTO log_changes (at) VALUES (moment - moment % 1000);
    END IF;
END $$;

CREATE FUNCTION log_note_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_note(NEW.received_at);
    RETURN NULL;
END $$;

CREATE FUNCTION log_note_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_note(OLD.received_at);
    RETURN NULL;
END $$;

-- Whoever counts has this lock, so that nothing counted before is stored after.
CREATE FUNCTION log_forget_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(x'6576656e74686f07'::bigint);
    DELETE FROM log_counts;
    RETURN NULL;
END $$;

CREATE TRIGGER log_event_inserted AFTER INSERT ON received_events FOR EACH ROW
    WHEN (NEW.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_new();
CREATE TRIGGER log_event_deleted AFTER DELETE ON received_events FOR EACH ROW
    WHEN (OLD.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_old();
CREATE TRIGGER log_event_updated AFTER UPDATE OF received_at, event_type_id, system_id ON received_events FOR EACH ROW
    WHEN (OLD.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_old();
CREATE TRIGGER log_event_moved AFTER UPDATE OF received_at ON received_events FOR EACH ROW
    WHEN (NEW.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_new();
CREATE TRIGGER log_events_truncated AFTER TRUNCATE ON received_events FOR EACH STATEMENT EXECUTE FUNCTION log_forget_all();

CREATE TRIGGER log_execution_inserted AFTER INSERT ON executions FOR EACH ROW
    WHEN (NEW.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_new();
CREATE TRIGGER log_execution_deleted AFTER DELETE ON executions FOR EACH ROW
    WHEN (OLD.received_at < pg_sequence_last_value('log_watched_until'::regclass)) EXECUTE FUNCTION log_note_old();
-- From one state in which it is not over to another one (not settled before nor after) changes no count.
CREATE TRIGGER log_execution_updated AFTER UPDATE OF state, retried_as ON executions FOR EACH ROW
    WHEN ((NEW.settled_at IS NOT NULL OR OLD.settled_at IS NOT NULL) AND NEW.received_at < pg_sequence_last_value('log_watched_until'::regclass))
    EXECUTE FUNCTION log_note_new();
CREATE TRIGGER log_executions_truncated AFTER TRUNCATE ON executions FOR EACH STATEMENT EXECUTE FUNCTION log_forget_all();
