-- Data plane. Written only by the journal: an append, a settle, a claim, a hand-back, a reclaim.
-- Conditions are written with OR: for IN, SQLite would build a temporary table at every insert and update.

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at INTEGER NOT NULL
);

CREATE TABLE received_events (
    id INTEGER PRIMARY KEY,
    event_type_id INTEGER NOT NULL,
    system_id INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    request BLOB NOT NULL,
    -- Set for a consumer's reply: whose response it is, where its chain began, and how deep it is.
    reply_execution_id INTEGER NULL,
    parent_event_id INTEGER NULL,
    root_event_id INTEGER NULL,
    reply_from TEXT NULL,
    reply_depth INTEGER NOT NULL DEFAULT 0,
    CHECK ((reply_depth = 0) = (reply_execution_id IS NULL)),
    CHECK ((reply_depth = 0) = (parent_event_id IS NULL)),
    CHECK ((reply_depth = 0) = (root_event_id IS NULL)),
    CHECK ((reply_depth = 0) = (reply_from IS NULL))
);
-- Covers every filter and the order of the event log, so that listing and counting never touch the wide rows.
CREATE INDEX ix_received_events_log ON received_events (received_at, event_type_id, system_id);

CREATE TABLE executions (
    id INTEGER PRIMARY KEY,
    received_event_id INTEGER NOT NULL,
    contract_id INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    order_group INTEGER NOT NULL,
    has_later_group INTEGER NOT NULL CHECK (has_later_group IN (0, 1)),
    state TEXT NOT NULL CHECK (state = 'running' OR state = 'processed' OR state = 'ready' OR state = 'waiting' OR state = 'retrying'
        OR state = 'error' OR state = 'skipped' OR state = 'aborted'),
    reason TEXT NULL,
    -- The session that carries it out; it alone may settle it.
    lease INTEGER NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at INTEGER NULL,
    settled_at INTEGER NULL,
    CHECK ((state = 'running') = (lease IS NOT NULL)),
    CHECK ((state = 'retrying') = (due_at IS NOT NULL)),
    CHECK ((state = 'processed' OR state = 'error' OR state = 'skipped' OR state = 'aborted') = (settled_at IS NOT NULL)),
    CHECK (state <> 'skipped' OR reason IS NOT NULL),
    CHECK ((state <> 'processed' AND state <> 'error') OR attempts > 0)
);
CREATE INDEX ix_executions_received_event ON executions (received_event_id);
-- Small whatever the history: settled executions leave it. (SQLite uses a partial index only where the query repeats its condition.)
CREATE INDEX ix_executions_live ON executions (state, action_id) WHERE settled_at IS NULL;
CREATE INDEX ix_executions_failed ON executions (state, received_event_id) WHERE state = 'error' OR state = 'aborted' OR state = 'skipped';

CREATE TABLE attempts (
    execution_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome = 'delivered' OR outcome = 'http_error' OR outcome = 'timeout' OR outcome = 'dns'
        OR outcome = 'connect' OR outcome = 'tls' OR outcome = 'reset' OR outcome = 'response_too_large' OR outcome = 'mapping_failed'
        OR outcome = 'auth_failed' OR outcome = 'blocked' OR outcome = 'circuit_open' OR outcome = 'cancelled'),
    status INTEGER NULL,
    -- Request, response, warnings and what went wrong: a sentence that a script threw may hold anything of the event.
    exchange BLOB NOT NULL,
    PRIMARY KEY (execution_id, number),
    CHECK ((outcome = 'http_error') <= (status IS NOT NULL))
);
