-- When each client was last let in, to the minute. A table of its own: it is written in the background, by any node, and clients are changed by people.
CREATE TABLE client_uses (
    subject_id bigint PRIMARY KEY REFERENCES subjects (id),
    used_at bigint NOT NULL
);
