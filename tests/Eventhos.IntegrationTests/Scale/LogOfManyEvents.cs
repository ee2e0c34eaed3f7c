using Eventhos.IntegrationTests.Conformance.Sqlite;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>SQLite with 100,000 events of a millisecond each; of a hundred executions one is ready, two failed or were skipped.</summary>
public sealed class LogOfManyEvents : SharedStore<SqliteTestStore>
{
    private const int Rows = 100_000;

    protected override Task FillAsync() => Store.RunAsync(
        $"""
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
        INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
        SELECT i, {Catalog.EventTypes[0]} + i % 3, {Catalog.Systems[0]} + i % 2, i, zeroblob(400) FROM n;

        INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, attempts, settled_at)
        SELECT id, id, {Catalog.Contracts[0]}, {Catalog.Actions[0]}, 0, 0,
               CASE id % 100 WHEN 0 THEN 'ready' WHEN 1 THEN 'error' WHEN 2 THEN 'skipped' ELSE 'processed' END, 'r', 1,
               CASE id % 100 WHEN 0 THEN NULL ELSE received_at END
        FROM received_events;
        """);
}
