using Eventhos.IntegrationTests.Conformance.Postgres;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>PostgreSQL with events of today whose executions are all over.</summary>
public sealed class LogOfSettledEvents : SharedStore<PostgresTestStore>
{
    private const int Rows = 50_000;

    /// <summary>The day of the events.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    protected override async Task FillAsync()
    {
        await Store.ExecuteAsync(
            $"""
            INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
            SELECT i, {Catalog.EventTypes[0]}, {Catalog.Systems[0]}, {new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()} + i % 1000, convert_to(repeat('x', 400), 'UTF8') FROM generate_series(1, {Rows}) AS i;
            INSERT INTO executions (id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, attempts, settled_at)
            SELECT id, received_at, id, {Catalog.Contracts[0]}, {Catalog.Actions[0]}, 0, false, 'processed', 1, received_at FROM received_events;
            """);
        await Store.ExecuteAsync("VACUUM ANALYZE received_events, executions");
    }
}
