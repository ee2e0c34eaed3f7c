using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Claims, reclaims and hand-backs on PostgreSQL.</summary>
internal sealed class PostgresClaims : IExecutionClaims
{
    private readonly PostgresDatabase _database;
    private readonly NodeSessions _sessions;
    private readonly SettleBatcher _settles;
    private readonly PayloadProtection _protection;
    private readonly GiveUpNotices _notices;
    private readonly NodeOptions _options;

    public PostgresClaims(
        PostgresDatabase database, NodeSessions sessions, SettleBatcher settles, PayloadProtection protection, GiveUpNotices notices, NodeOptions options)
    {
        _database = database;
        _sessions = sessions;
        _settles = settles;
        _protection = protection;
        _notices = notices;
        _options = options;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Execution>> ClaimAsync(long actionId, int max, long maxBytes, DateTimeOffset now)
    {
        // Opened within the claim: what can't be decrypted is leased all the same, and given up below.
        var rows = await PostgresTransactions.LeasingAsync<IReadOnlyList<(Execution Execution, bool IsReadable)>>(
            _database,
            _sessions,
            async (connection, transaction, session) =>
            {
                var opened = Open(await ClaimStatement.RunAsync(connection, transaction, session.Id, actionId, max, maxBytes, now));
                return (opened, [.. opened.Select(pair => pair.Execution)]);
            });
        foreach (var (execution, _) in rows.Where(pair => !pair.IsReadable))
        {
            await GiveUpUnreadableAsync(execution, now);
        }

        return [.. rows.Where(pair => pair.IsReadable).Select(pair => pair.Execution)];
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
    public async Task<int> ReclaimAsync()
    {
        // A process that has just begun does not know whether the others were silent or the database was away: they get time to be heard again.
        var released = await PostgresTransactions.RunAsync(
            _database, (connection, transaction) => LeaseStatements.ReclaimAsync(connection, transaction, _options.Lease));
        return released.Leases;
    }

    /// <inheritdoc />
    public async Task HandBackAsync(IReadOnlyCollection<Execution> executions)
    {
        var own = executions.Where(execution => _sessions.IsOwn(execution.Lease)).ToList();
        await PostgresTransactions.RunAsync(_database, (connection, transaction) => LeaseStatements.HandBackAsync(connection, transaction, own));
        foreach (var execution in own)
        {
            _sessions.Gave(execution.Lease, 1);
        }
    }

    /// <summary>Visible in the log instead of being claimed again and again.</summary>
    private Task<SettleResult> GiveUpUnreadableAsync(Execution execution, DateTimeOffset now)
    {
        var settlement = UnreadableEvent.GiveUp(execution, _notices, now);
        var item = new SettleItem(settlement, _protection.Seal(settlement.Attempt, default), reply: null);
        _settles.Add(item);
        return item.Done;
    }

    private List<(Execution Execution, bool IsReadable)> Open(IReadOnlyList<ClaimedRow> rows)
    {
        var events = new Dictionary<long, (ReceivedEvent Event, bool IsReadable)>();
        var executions = new List<(Execution, bool)>();
        foreach (var row in rows)
        {
            if (!events.TryGetValue(row.ReceivedEventId, out var received))
            {
                var request = _protection.OpenRequest(row.Request);
                events[row.ReceivedEventId] = received = (row.ToEvent(request ?? PayloadProtection.Unreadable), request is not null);
            }

            executions.Add((row.ToExecution(received.Event), received.IsReadable));
        }

        return executions;
    }
}
