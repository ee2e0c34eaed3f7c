using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Claims, reclaims and hand-backs on SQLite.</summary>
internal sealed class SqliteClaims : IExecutionClaims
{
    private readonly SqliteWriter _writer;
    private readonly SqliteDatabase _database;
    private readonly PayloadProtection _protection;
    private readonly GiveUpNotices _notices;

    public SqliteClaims(SqliteWriter writer, SqliteDatabase database, PayloadProtection protection, GiveUpNotices notices)
    {
        _writer = writer;
        _database = database;
        _protection = protection;
        _notices = notices;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Execution>> ClaimAsync(long actionId, int max, long maxBytes, DateTimeOffset now)
    {
        var rows = await _writer.WriteAsync(new ClaimWrite(actionId, max, maxBytes, now));
        if (rows.Count == 0)
        {
            return [];
        }

        try
        {
            // Read after the commit and off the writer's thread, which has events to store.
            using var connection = _database.OpenReader();
            var events = new Dictionary<long, ReceivedEvent?>();
            var executions = new List<Execution>();
            foreach (var row in rows)
            {
                if (EventOf(row.ReceivedEventId, events, connection) is { } received)
                {
                    executions.Add(ToExecution(row, received));
                }
                else
                {
                    await GiveUpUnreadableAsync(row, now);
                }
            }

            return executions;
        }
        catch
        {
            await _writer.WriteAsync(LeaseWrite.HandBack(rows.Select(row => row.Id)));
            throw;
        }
    }

    // From one action to the next by the index, however many executions of an action wait.
    internal const string ActionsWithWork =
        """
        WITH RECURSIVE ready (action_id) AS (
            SELECT min(action_id) FROM executions INDEXED BY ix_executions_live WHERE settled_at IS NULL AND state = 'ready'
            UNION ALL
            SELECT (SELECT min(action_id) FROM executions INDEXED BY ix_executions_live WHERE settled_at IS NULL AND state = 'ready' AND action_id > ready.action_id)
            FROM ready WHERE ready.action_id IS NOT NULL),
        retrying (action_id) AS (
            SELECT min(action_id) FROM executions INDEXED BY ix_executions_live WHERE settled_at IS NULL AND state = 'retrying'
            UNION ALL
            SELECT (SELECT min(action_id) FROM executions INDEXED BY ix_executions_live WHERE settled_at IS NULL AND state = 'retrying' AND action_id > retrying.action_id)
            FROM retrying WHERE retrying.action_id IS NOT NULL)
        SELECT action_id FROM ready WHERE action_id IS NOT NULL
        UNION
        SELECT action_id FROM retrying WHERE EXISTS (
            SELECT 1 FROM executions e INDEXED BY ix_executions_live
            WHERE e.settled_at IS NULL AND e.state = 'retrying' AND e.action_id = retrying.action_id AND e.due_at <= $now)
        """;

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> ActionsWithWorkAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var connection = _database.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText =
            ActionsWithWork;
        command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        var actions = new List<long>();
        using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            actions.Add(reader.GetInt64(0));
        }

        return actions;
    }

    /// <inheritdoc />
    public Task<int> ReclaimAsync() => _writer.WriteAsync(LeaseWrite.Reclaim());

    /// <inheritdoc />
    public Task HandBackAsync(IReadOnlyCollection<Execution> executions) =>
        _writer.WriteAsync(LeaseWrite.HandBack(executions.Select(execution => execution.Id)));

    private static Execution ToExecution(ClaimedRow row, ReceivedEvent received)
    {
        var execution = new Execution
        {
            Event = received,
            ContractId = row.ContractId,
            ActionId = row.ActionId,
            OrderGroup = row.OrderGroup,
            HasLaterGroup = row.HasLaterGroup,
            State = ExecutionState.Running,
            AttemptsMade = row.Attempts,
        };
        execution.AssignId(row.Id);
        return execution;
    }

    /// <summary>Visible in the log instead of being claimed again and again.</summary>
    private Task<SettleResult> GiveUpUnreadableAsync(ClaimedRow row, DateTimeOffset now)
    {
        var received = new ReceivedEvent
        {
            EventTypeId = 0,
            SystemId = 0,
            Identifier = "",
            ReceivedAt = now,
            Request = PayloadProtection.Unreadable,
        };
        received.AssignId(row.ReceivedEventId);
        var settlement = UnreadableEvent.GiveUp(ToExecution(row, received), _notices, now);
        return _writer.WriteAsync(new SettleWrite(settlement, _protection.Seal(settlement.Attempt, default), reply: null));
    }

    /// <summary>The event; null when it can't be read.</summary>
    private ReceivedEvent? EventOf(long id, Dictionary<long, ReceivedEvent?> known, SqliteConnection connection)
    {
        if (known.TryGetValue(id, out var received))
        {
            return received;
        }

        return known[id] = StoredEvents.Read(id, connection, _protection);
    }
}
