-- Retries by hand. An execution that was retried stays in error and points to the event that carries it out anew; that one points back.

ALTER TABLE executions ADD COLUMN retried_as INTEGER NULL CHECK (retried_as IS NULL OR state = 'error');
ALTER TABLE received_events ADD COLUMN retry_of_execution_id INTEGER NULL;
ALTER TABLE received_events ADD COLUMN retry_of_event_id INTEGER NULL CHECK ((retry_of_event_id IS NULL) = (retry_of_execution_id IS NULL));

-- In the order of executions, and with all that the log's filters and a retry of many ask of a failed one.
DROP INDEX ix_executions_failed;
CREATE INDEX ix_executions_failed ON executions (state, id, retried_as, contract_id, received_event_id, settled_at)
    WHERE state = 'error' OR state = 'aborted' OR state = 'skipped';
CREATE INDEX ix_executions_retried ON executions (received_event_id) WHERE retried_as IS NOT NULL;
CREATE INDEX ix_received_events_replies ON received_events (parent_event_id) WHERE parent_event_id IS NOT NULL;
CREATE INDEX ix_received_events_chain ON received_events (root_event_id) WHERE root_event_id IS NOT NULL;

-- Retries of many: what was asked for, how far it is, what became of it.
CREATE TABLE retry_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- By a filter, of which null means any; or by a list, which is in retry_run_executions until the run ends.
    by_list INTEGER NOT NULL CHECK (by_list = 0 OR by_list = 1),
    event_type_id INTEGER NULL,
    contract_id INTEGER NULL,
    received_from INTEGER NULL,
    received_before INTEGER NULL,
    -- Nothing that came later is part of it, so that a run never retries what it has made itself.
    last_execution_id INTEGER NOT NULL,
    per_second INTEGER NOT NULL CHECK (per_second > 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    done INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
    -- The execution it is at; those up to it are done with.
    cursor INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state = 'running' OR state = 'completed' OR state = 'cancelled'),
    started_by TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NULL,
    CHECK ((state = 'running') = (finished_at IS NULL))
);
CREATE INDEX ix_retry_runs_running ON retry_runs (id) WHERE state = 'running';

CREATE TABLE retry_run_executions (
    run_id INTEGER NOT NULL REFERENCES retry_runs (id),
    execution_id INTEGER NOT NULL,
    PRIMARY KEY (run_id, execution_id)
) WITHOUT ROWID;
