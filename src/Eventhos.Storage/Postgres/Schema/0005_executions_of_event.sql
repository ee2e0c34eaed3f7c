-- Executions of an event. With the id beside it the index is cheaper to write at each event than by the event alone. The id is no key of it: of a
-- day that was empty when it was last analyzed, it would look as cheap as the key for finding an execution by its id, and all of it would be read.
CREATE INDEX ix_executions_event ON executions (received_event_id) INCLUDE (id);
DROP INDEX ix_executions_received_event;
