using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Claims, reclaims and hand-backs on PostgreSQL.</summary>
internal sealed class PostgresClaims : IExecutionClaims
{
    private readonly PostgresDatabase _database;
    private readonly PostgresSession _session;
    private readonly SettleBatcher _settles;
    private readonly PayloadProtection _protection;
    private readonly GiveUpNotices _notices;

    public PostgresClaims(PostgresDatabase database, PostgresSession session, SettleBatcher settles, PayloadProtection protection, GiveUpNotices notices)
    {
        _database = database;
        _session = session;
        _settles = settles;
        _protection = protection;
        _notices = notices;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Execution>> ClaimAsync(long actionId, int max, long maxBytes, DateTimeOffset now)
    {
        var claimed = await PostgresTransactions.RunAsync(
            _database, (connection, transaction) => ClaimStatement.RunAsync(connection, transaction, _session.Id, actionId, max, maxBytes, now));
        var events = new Dictionary<long, ReceivedEvent?>();
        var executions = new List<Execution>();
        foreach (var row in claimed)
        {
            if (!events.TryGetValue(row.ReceivedEventId, out var received))
            {
                events[row.ReceivedEventId] = received = row.Open(_protection);
            }

            if (received is not null)
            {
                executions.Add(row.ToExecution(received));
            }
            else
            {
                await GiveUpUnreadableAsync(row, now);
            }
        }

        return executions;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> ActionsWithWorkAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = _database.Journal.CreateCommand(
            """
            SELECT DISTINCT action_id FROM executions WHERE state = 'ready'
            UNION
            SELECT DISTINCT action_id FROM executions WHERE state = 'retrying' AND due_at <= $1
            """);
        command.Parameters.Add(new() { Value = now.ToUnixTimeMilliseconds() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var actions = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            actions.Add(reader.GetInt64(0));
        }

        return actions;
    }

    /// <inheritdoc />
    public Task<int> ReclaimAsync() => PostgresTransactions.RunAsync(_database, LeaseStatements.ReclaimAsync);

    /// <inheritdoc />
    public Task HandBackAsync(IReadOnlyCollection<Execution> executions) => PostgresTransactions.RunAsync(
        _database, (connection, transaction) => LeaseStatements.HandBackAsync(connection, transaction, executions, _session.Id));

    /// <summary>Visible in the log instead of being claimed again and again.</summary>
    private Task<SettleResult> GiveUpUnreadableAsync(ClaimedRow row, DateTimeOffset now)
    {
        var received = row.ToEvent(PayloadProtection.Unreadable);
        var attempt = new Attempt
        {
            Number = row.Attempts + 1,
            StartedAt = now,
            FinishedAt = now,
            Outcome = AttemptOutcome.MappingFailed,
            Detail = "The stored event can't be read: none of the keys in the key ring decrypts it.",
        };
        var gaveUp = new ExecutionTransition.GaveUp();
        var settlement = new Settlement(row.ToExecution(received), gaveUp, attempt, Reply: null, NoLanes.Instance, _notices.Plan(attempt, gaveUp));
        var item = new SettleItem(settlement, _protection.Seal(attempt, default), reply: null);
        _settles.Add(item);
        return item.Done;
    }
}
