-- Failed sign-ins, counted for names whether or not there is such an account, so that nothing tells one from the other.
-- A key is a keyed hash: what people type into a name's field by mistake is often a password. Times are milliseconds since 1970.

CREATE TABLE sign_in_failures (
    kind TEXT NOT NULL CHECK (kind = 'account' OR kind = 'client' OR kind = 'address'),
    key BLOB NOT NULL CHECK (length(key) = 32),
    failures INTEGER NOT NULL CHECK (failures > 0),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL CHECK (last_at >= first_at),
    locked_until INTEGER NULL,
    -- From here on the row says nothing any more and may be removed.
    expires_at INTEGER NOT NULL CHECK (locked_until IS NULL OR expires_at >= locked_until),
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX ix_sign_in_failures_expiry ON sign_in_failures (expires_at);
