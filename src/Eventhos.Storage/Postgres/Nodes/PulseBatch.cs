using System.Diagnostics;
using System.Text.Json;
using Eventhos.Engine.Routing;
using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>A sign of life, and a look at what the others did: one round trip.</summary>
internal static class PulseBatch
{
    private const string Renew =
        $"""
        UPDATE sessions SET seen_at = {DatabaseClock.Now}, expires_at = {DatabaseClock.Now} + $2, status = json_build_object('change', $3::bigint)::text
        WHERE id = ANY ($1) AND ended_at IS NULL RETURNING id
        """;

    private const string Changes = "SELECT id, session, change FROM catalog_changes WHERE id > $1 ORDER BY id";

    private const string Others =
        $"""
        SELECT count(DISTINCT node) FILTER (WHERE expires_at >= {DatabaseClock.Now}), coalesce(bool_or(expires_at < {DatabaseClock.Now}), false), {DatabaseClock.Now}
        FROM sessions WHERE ended_at IS NULL
        """;

    private const int MostSeconds = 5;

    /// <summary>Renews what is open, and notes what is lost.</summary>
    public static async Task<Pulse> RunAsync(
        PostgresDatabase database, IReadOnlyCollection<NodeSession> open, TimeSpan lease, long lastChange, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();

        // A beat that is stuck must not keep the next one from being heard in time.
        batch.Timeout = Math.Clamp((int)(lease.TotalSeconds / 3), 2, MostSeconds);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Renew)
        {
            Parameters =
            {
                new() { Value = open.Select(session => session.Id).ToArray() }, new() { Value = (long)lease.TotalMilliseconds }, new() { Value = lastChange },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Changes) { Parameters = { new() { Value = lastChange } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Others));
        var sentAt = Stopwatch.GetTimestamp();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var renewed = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            renewed.Add(reader.GetInt64(0));
        }

        await reader.NextResultAsync(cancellationToken);
        var changes = new List<CatalogChange?>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lastChange = reader.GetInt64(0);
            if (!renewed.Contains(reader.GetInt64(1)))
            {
                changes.Add(reader.TextOrNull(2) is { } text ? JsonSerializer.Deserialize<CatalogChange>(text) : null);
            }
        }

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var pulse = new Pulse(changes, lastChange, reader.GetInt32(0), reader.GetBoolean(1), reader.GetInt64(2));
        foreach (var session in open)
        {
            if (renewed.Contains(session.Id))
            {
                session.Renewed(sentAt);
            }
            else
            {
                session.IsLost = true;
            }
        }

        return pulse;
    }
}
