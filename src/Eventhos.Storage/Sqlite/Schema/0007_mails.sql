-- The outbox of mails about executions that gave up. A settle writes a row, a worker sends it.
-- One contract and cause has at most one row that is being sent (waiting) and one that counts what came after it (collecting). The
-- latter becomes due when the window after the former has passed; claimed, it counts no longer.

CREATE TABLE mails (
    -- Never used again: receivers recognise a mail that comes twice by it.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contract_id INTEGER NOT NULL,
    cause TEXT NOT NULL,
    -- The execution it tells of; the newest where it tells of several.
    execution_id INTEGER NOT NULL,
    -- 0, or how many executions a mail tells of that was held back.
    held_back INTEGER NOT NULL CHECK (held_back >= 0),
    state TEXT NOT NULL CHECK (state = 'collecting' OR state = 'waiting' OR state = 'sent' OR state = 'failed' OR state = 'no_recipient'),
    created_at INTEGER NOT NULL,
    -- When it may be sent, or tried again.
    due_at INTEGER NULL,
    -- Until then a worker has it.
    claimed_until INTEGER NULL,
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    first_try_at INTEGER NULL,
    -- Addresses, separated by commas: all it went to, and those that need no further try.
    recipients TEXT NOT NULL DEFAULT '',
    finished_recipients TEXT NOT NULL DEFAULT '',
    last_error TEXT NULL,
    settled_at INTEGER NULL,
    -- The end of the window that it opened.
    quiet_until INTEGER NULL,
    CHECK ((state = 'collecting' OR state = 'waiting') = (settled_at IS NULL)),
    CHECK ((settled_at IS NULL) = (due_at IS NOT NULL)),
    CHECK ((settled_at IS NULL) = (quiet_until IS NULL)),
    CHECK ((tries = 0) = (first_try_at IS NULL)),
    CHECK (state = 'waiting' OR claimed_until IS NULL),
    CHECK (state <> 'collecting' OR (tries = 0 AND held_back > 0)),
    CHECK (state <> 'failed' OR last_error IS NOT NULL)
);
CREATE UNIQUE INDEX ux_mails_collecting ON mails (contract_id, cause) WHERE state = 'collecting';
CREATE UNIQUE INDEX ux_mails_waiting ON mails (contract_id, cause) WHERE state = 'waiting';
CREATE INDEX ix_mails_contract_cause ON mails (contract_id, cause, id);
CREATE INDEX ix_mails_due ON mails (due_at) WHERE settled_at IS NULL;
CREATE INDEX ix_mails_settled ON mails (settled_at) WHERE settled_at IS NOT NULL;
