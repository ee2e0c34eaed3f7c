using System.Text.Json;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Asks PostgreSQL for plans. A table of a few rows is rightly read through, and a page put in order.</summary>
internal static class PostgresHeardPlan
{
    private const double FewRows = 1_000;

    /// <summary>The plans of the statements of a command.</summary>
    public static IEnumerable<HeardPlan> Of(NpgsqlConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            using var command = connection.Query($"EXPLAIN (FORMAT JSON) {statement}", parameters.Where(parameter => statement.Contains(parameter.Name, StringComparison.Ordinal)));
            var text = (string)command.ExecuteScalar()!;
            using var json = JsonDocument.Parse(text);
            var steps = Steps(json.RootElement[0].GetProperty("Plan")).ToList();
            yield return new HeardPlan
            {
                Sql = statement,
                Text = text,
                TableScans = [.. steps.Where(step => step is { Kind: "Seq Scan", Rows: > FewRows }).Select(step => step.Text)],
                Walks = [.. steps.Where(step => step.Rows > FewRows && (step.Kind == "Seq Scan" || (step.Kind.StartsWith("Index", StringComparison.Ordinal) && !step.HasCondition))).Select(step => step.Text)],

                // An incremental sort walks an index in order and sorts only among its equals; a page of it reads no more than the page.
                Sorts = steps.Exists(step => step is { Kind: "Sort", Rows: > FewRows }),
            };
        }
    }

    private static IEnumerable<(string Kind, double Rows, bool HasCondition, string Text)> Steps(JsonElement node)
    {
        yield return (
            node.GetProperty("Node Type").GetString()!,
            node.GetProperty("Plan Rows").GetDouble(),
            node.TryGetProperty("Index Cond", out _),
            $"{node.GetProperty("Node Type")} {(node.TryGetProperty("Relation Name", out var relation) ? relation : default)}");
        if (node.TryGetProperty("Plans", out var children))
        {
            foreach (var step in children.EnumerateArray().SelectMany(Steps))
            {
                yield return step;
            }
        }
    }
}
