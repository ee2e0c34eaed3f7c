-- Accounts in the order of names and descriptions. An index has no place for a text of any length (2,704 bytes at most, four a character), so that the
-- long ones are in indexes of their own, to be put in order by whoever asks. OrderOfTexts.cs asks for both by the same conditions.
CREATE INDEX ix_subjects_name ON subjects (kind, name, id) WHERE NOT deleted AND length(name) <= 500;
CREATE INDEX ix_subjects_long_name ON subjects (kind, id) WHERE NOT deleted AND length(name) > 500;
CREATE INDEX ix_subjects_description ON subjects (kind, description, id) WHERE NOT deleted AND length(description) <= 500;
CREATE INDEX ix_subjects_long_description ON subjects (kind, id) WHERE NOT deleted AND length(description) > 500;

-- Else the planner takes every third text for a long one.
CREATE STATISTICS subjects_name_length ON (length(name)) FROM subjects;
CREATE STATISTICS subjects_description_length ON (length(description)) FROM subjects;
