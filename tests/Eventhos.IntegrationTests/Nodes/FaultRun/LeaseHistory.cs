using Eventhos.IntegrationTests.Hosting;
using Npgsql;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>Who held which execution when, written down by a trigger in the database, past the hub.</summary>
internal sealed class LeaseHistory
{
    private readonly ILookup<long, (DateTimeOffset At, string? Node)> _changes;

    private LeaseHistory(ILookup<long, (DateTimeOffset At, string? Node)> changes) => _changes = changes;

    /// <summary>Has every change of a lease written down from now on.</summary>
    public static Task KeepAsync(PostgresServer server) => server.ExecuteAsync(
        "hub",
        """
        CREATE TABLE lease_history (id bigserial, execution_id bigint NOT NULL, lease bigint NULL, at timestamptz NOT NULL);
        CREATE FUNCTION keep_lease() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' OR NEW.lease IS DISTINCT FROM OLD.lease THEN
                INSERT INTO lease_history (execution_id, lease, at) VALUES (NEW.id, NEW.lease, clock_timestamp());
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER keep_lease AFTER INSERT OR UPDATE ON executions FOR EACH ROW EXECUTE FUNCTION keep_lease();
        """);

    /// <summary>What was written down.</summary>
    public static async Task<LeaseHistory> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT h.execution_id, h.at, s.node FROM lease_history h LEFT JOIN sessions s ON s.id = h.lease ORDER BY h.id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var changes = new List<(long Execution, DateTimeOffset At, string? Node)>();
        while (await reader.ReadAsync())
        {
            changes.Add((reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        return new LeaseHistory(changes.ToLookup(change => change.Execution, change => (change.At, change.Node)));
    }

    /// <summary>True when a node held an execution at some time between two.</summary>
    public bool Held(string node, long executionId, DateTimeOffset from, DateTimeOffset to)
    {
        string? holder = null;
        foreach (var (at, next) in _changes[executionId])
        {
            if (at > to)
            {
                break;
            }

            if (at > from && holder == node)
            {
                return true;
            }

            holder = next;
        }

        return holder == node;
    }
}
