-- Who changed what, and who looked at what is masked otherwise. Rows are only ever added; each hash covers the row and the hash before it.
CREATE TABLE audit_log (
    -- Consecutive from 1: a gap is a row that somebody took away.
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id INTEGER NULL,
    actor_name TEXT NOT NULL,
    address TEXT NULL,
    request_id TEXT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    target_id INTEGER NULL,
    -- Before and after, encrypted.
    change BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX ix_audit_log_target ON audit_log (target, target_id, id);
CREATE INDEX ix_audit_log_actor ON audit_log (actor_name, id);
CREATE INDEX ix_audit_log_action ON audit_log (action, id);
CREATE INDEX ix_audit_log_at ON audit_log (at, id);
