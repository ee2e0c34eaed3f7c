-- Which session has a mail: when it ends, others need not wait for the claim to run out. Means something only where claimed_until is set, so
-- that a node of the version before, which knows nothing of it, may settle mails beside this one.
ALTER TABLE mails ADD COLUMN claimed_by bigint NULL;
CREATE INDEX ix_mails_claimed ON mails (claimed_by) WHERE claimed_until IS NOT NULL;
