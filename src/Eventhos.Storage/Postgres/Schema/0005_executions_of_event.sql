-- Executions of an event in the order of their ids. With the id behind it the index is cheaper to write at each event than by the event alone.
CREATE INDEX ix_executions_event ON executions (received_event_id, id);
DROP INDEX ix_executions_received_event;
