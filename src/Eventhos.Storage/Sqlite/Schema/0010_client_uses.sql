-- When each client was last let in, to the minute. A table of its own: it is written in the background, and clients are changed by people.
CREATE TABLE client_uses (
    subject_id INTEGER PRIMARY KEY REFERENCES subjects (id),
    used_at INTEGER NOT NULL
);
