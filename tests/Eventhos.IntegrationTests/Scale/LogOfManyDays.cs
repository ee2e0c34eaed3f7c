using Eventhos.IntegrationTests.Conformance.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>
/// PostgreSQL with events of some days from today on, one after another; of a hundred executions each one is in a state, or was retried, and the
/// others are processed.
/// </summary>
public sealed class LogOfManyDays : SharedStore<PostgresTestStore>
{
    public const int Rows = 100_000;
    public const int Days = 4;

    /// <summary>A connection past the hub.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(Store.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override async Task FillAsync()
    {
        await Store.ExecuteAsync(
            $"""
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
            SELECT i, {Catalog.EventTypes[0]} + i % 3, {Catalog.Systems[0]} + i % 2,
                   (extract(epoch FROM date_trunc('day', now(), 'UTC')) * 1000)::bigint + (i - 1) * ({Days} * 86400000 / {Rows}), convert_to(repeat('x', 400), 'UTF8')
            FROM generate_series(1, {Rows}) AS i;

            INSERT INTO executions (id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, lease, attempts, due_at, settled_at, retried_as)
            SELECT id, received_at, id, {Catalog.Contracts[0]}, {Catalog.Actions[0]}, 0, false, state, 'r',
                   CASE state WHEN 'running' THEN 1 END, 1, CASE state WHEN 'retrying' THEN received_at END,
                   CASE WHEN state IN ('processed', 'error', 'skipped', 'aborted') THEN received_at END, CASE id % 100 WHEN 7 THEN 1 END
            FROM (SELECT id, received_at, CASE id % 100 WHEN 0 THEN 'waiting' WHEN 1 THEN 'ready' WHEN 2 THEN 'running' WHEN 3 THEN 'retrying' WHEN 4 THEN 'skipped'
                                          WHEN 5 THEN 'aborted' WHEN 6 THEN 'error' WHEN 7 THEN 'error' ELSE 'processed' END AS state FROM received_events) e;
            """);
        await Store.ExecuteAsync("VACUUM ANALYZE received_events, executions");
    }
}
