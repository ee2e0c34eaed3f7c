using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Storage.Sqlite;

/// <summary>Single executions on SQLite.</summary>
internal sealed class SqliteStoredExecutions : IStoredExecutions
{
    private readonly SqliteDatabase _database;
    private readonly PayloadProtection _protection;

    public SqliteStoredExecutions(SqliteDatabase database, PayloadProtection protection)
    {
        _database = database;
        _protection = protection;
    }

    /// <inheritdoc />
    public Task<StoredExecution?> FindAsync(long executionId, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var command = connection.Query(
            """
            SELECT e.contract_id, e.state, e.retried_as, e.received_event_id, r.event_type_id, t.identifier
            FROM executions e JOIN received_events r ON r.id = e.received_event_id JOIN event_types t ON t.id = r.event_type_id
            WHERE e.id = $id
            """,
            [("$id", executionId)]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return Task.FromResult<StoredExecution?>(null);
        }

        var received = reader.GetInt64(3);
        return Task.FromResult<StoredExecution?>(new StoredExecution(
            executionId, reader.GetInt64(0), ExecutionStates.Parse(reader.GetString(1)), reader.NumberOrNull(2), received,
            reader.GetInt64(4), reader.GetString(5), StoredEvents.Read(received, connection, _protection)));
    }
}
