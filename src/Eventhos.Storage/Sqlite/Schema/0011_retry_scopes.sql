-- A retry of many by producer, consumer or part of an identifier: the contracts that fitted, and what was asked for, as JSON.
ALTER TABLE retry_runs ADD COLUMN scope TEXT NULL;
