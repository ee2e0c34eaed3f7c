-- Accounts: lists of 100,000 users and clients are paged through indexes that hold the order and the id, and nothing else.
-- Conditions are written as the catalog's queries write them (NOT deleted): SQLite takes a partial index only where it reads the same words.

-- What a subject is, so that subjects of one kind can be listed by name without looking at the others.
ALTER TABLE subjects ADD COLUMN kind TEXT NOT NULL DEFAULT 'user' CHECK (kind = 'user' OR kind = 'client');
UPDATE subjects SET kind = 'client' WHERE id IN (SELECT subject_id FROM clients);
CREATE INDEX ix_subjects_name ON subjects (kind, name) WHERE NOT deleted;
CREATE INDEX ix_subjects_description ON subjects (kind, description) WHERE NOT deleted;

DROP INDEX ux_users_username;
CREATE UNIQUE INDEX ux_users_username ON users (username_key) WHERE NOT deleted;
CREATE INDEX ix_users_id ON users (id, subject_id) WHERE NOT deleted;
CREATE INDEX ix_users_subject ON users (subject_id) WHERE NOT deleted;

DROP INDEX ux_clients_identifier;
CREATE UNIQUE INDEX ux_clients_identifier ON clients (identifier) WHERE NOT deleted;
CREATE INDEX ix_clients_id ON clients (id, subject_id) WHERE NOT deleted;
CREATE INDEX ix_clients_subject ON clients (subject_id) WHERE NOT deleted;
CREATE INDEX ix_clients_revoked ON clients (revoked, subject_id) WHERE NOT deleted;

DROP INDEX ux_roles_identifier;
CREATE UNIQUE INDEX ux_roles_identifier ON roles (identifier) WHERE NOT deleted;
CREATE INDEX ix_roles_id ON roles (id) WHERE NOT deleted;

DROP INDEX ux_resources_identifier;
CREATE UNIQUE INDEX ux_resources_identifier ON resources (identifier) WHERE NOT deleted;
CREATE INDEX ix_resources_id ON resources (id) WHERE NOT deleted;

-- Which system a client belongs to, looked up at every change of a client.
DROP INDEX ux_systems_client;
CREATE UNIQUE INDEX ux_systems_client ON systems (client_id) WHERE NOT deleted;

-- Who holds a permission: to take it away with the permission, and to know that somebody is left in charge.
CREATE INDEX ix_role_permissions_permission ON role_permissions (permission_id);

-- Permissions that the hub put into the catalog by itself, once; what an administrator removed does not come back.
CREATE TABLE seeded_permissions (
    name TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
