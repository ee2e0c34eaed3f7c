using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Single executions on PostgreSQL.</summary>
internal sealed class PostgresStoredExecutions : IStoredExecutions
{
    private const string Sql =
        """
        SELECT e.contract_id, e.state, e.retried_as, r.id, r.event_type_id, r.system_id, t.identifier::text, r.received_at, r.request,
               r.reply_execution_id, r.parent_event_id, r.root_event_id, r.reply_from, r.reply_depth, r.retry_of_execution_id, r.retry_of_event_id
        FROM executions e
        JOIN received_events r ON r.id = e.received_event_id AND r.received_at = e.received_at
        JOIN event_types t ON t.id = r.event_type_id
        WHERE e.id = $1
        """;

    private readonly PostgresDatabase _database;
    private readonly PayloadProtection _protection;

    public PostgresStoredExecutions(PostgresDatabase database, PayloadProtection protection)
    {
        _database = database;
        _protection = protection;
    }

    /// <inheritdoc />
    public async Task<StoredExecution?> FindAsync(long executionId, CancellationToken cancellationToken)
    {
        await using var command = _database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = executionId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new StoredExecution(
                executionId, reader.GetInt64(0), ExecutionStates.Parse(reader.GetString(1)), reader.NumberOrNull(2), reader.GetInt64(3), reader.GetInt64(4),
                reader.GetString(6), Event(reader))
            : null;
    }

    /// <summary>The event as it is carried out; null when its request can't be read.</summary>
    private ReceivedEvent? Event(NpgsqlDataReader reader)
    {
        if (_protection.OpenRequest(reader.GetFieldValue<byte[]>(8)) is not { } request)
        {
            return null;
        }

        var received = new ReceivedEvent
        {
            EventTypeId = reader.GetInt64(4),
            SystemId = reader.GetInt64(5),
            Identifier = reader.GetString(6),
            ReceivedAt = reader.Time(7),
            Request = request,
            Reply = reader.ReplyOrNull(9),
            RetryOf = reader.RetryOrNull(14),
        };
        received.AssignId(reader.GetInt64(3));
        return received;
    }
}
