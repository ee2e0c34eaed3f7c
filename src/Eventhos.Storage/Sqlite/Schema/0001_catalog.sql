-- Control plane. Times are milliseconds since 1970-01-01T00:00:00Z; rows with deleted = 1 stay for the event log's names.

CREATE TABLE hub_settings (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TABLE subjects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL UNIQUE REFERENCES subjects (id),
    username TEXT NOT NULL,
    username_key TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    stamp TEXT NOT NULL,
    failed_logins INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);
CREATE UNIQUE INDEX ux_users_username ON users (username_key) WHERE deleted = 0;

CREATE TABLE clients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL UNIQUE REFERENCES subjects (id),
    identifier TEXT NOT NULL COLLATE NOCASE,
    secret BLOB NOT NULL,
    stamp TEXT NOT NULL,
    long_lived_token_hash BLOB NULL CHECK (long_lived_token_hash IS NULL OR length(long_lived_token_hash) = 32),
    revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);
CREATE UNIQUE INDEX ux_clients_identifier ON clients (identifier) WHERE deleted = 0;

CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);
CREATE UNIQUE INDEX ux_roles_identifier ON roles (identifier) WHERE deleted = 0;

CREATE TABLE subject_roles (
    subject_id INTEGER NOT NULL REFERENCES subjects (id),
    role_id INTEGER NOT NULL REFERENCES roles (id),
    PRIMARY KEY (subject_id, role_id)
) WITHOUT ROWID;
CREATE INDEX ix_subject_roles_role ON subject_roles (role_id);

CREATE TABLE applications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier TEXT NOT NULL UNIQUE
);

CREATE TABLE resources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    identifier TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
);
CREATE UNIQUE INDEX ux_resources_identifier ON resources (identifier) WHERE deleted = 0;

CREATE TABLE permissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    resource_id INTEGER NOT NULL REFERENCES resources (id),
    allowed TEXT NOT NULL,
    UNIQUE (resource_id, allowed)
);

CREATE TABLE role_permissions (
    role_id INTEGER NOT NULL REFERENCES roles (id),
    permission_id INTEGER NOT NULL REFERENCES permissions (id),
    PRIMARY KEY (role_id, permission_id)
) WITHOUT ROWID;

CREATE TABLE systems (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class TEXT NOT NULL CHECK (class IN ('producer', 'consumer', 'hybrid')),
    identifier TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    client_id INTEGER NULL REFERENCES clients (id),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX ux_systems_client ON systems (client_id) WHERE deleted = 0 AND client_id IS NOT NULL;

CREATE TABLE event_types (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id INTEGER NOT NULL REFERENCES systems (id),
    identifier TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    operation TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX ix_event_types_system ON event_types (system_id);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id INTEGER NOT NULL REFERENCES systems (id),
    identifier TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    operation TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    request BLOB NOT NULL,
    security BLOB NULL,
    reply_to TEXT NULL,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX ix_actions_system ON actions (system_id);

CREATE TABLE contracts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_type_id INTEGER NOT NULL REFERENCES event_types (id),
    action_id INTEGER NOT NULL REFERENCES actions (id),
    identifier TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    order_group INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    mail_recipients_on_error TEXT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX ix_contracts_event_type ON contracts (event_type_id);
CREATE INDEX ix_contracts_action ON contracts (action_id);
