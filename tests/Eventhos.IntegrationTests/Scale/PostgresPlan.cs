using System.Text.Json;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>How PostgreSQL means to answer a statement: the steps of its plan.</summary>
internal sealed class PostgresPlan
{
    private readonly List<PostgresPlanStep> _steps = [];
    private readonly string _text;

    private PostgresPlan(string text)
    {
        _text = text;
        using var json = JsonDocument.Parse(text);
        Add(json.RootElement[0].GetProperty("Plan"), isUnderLimit: false);
    }

    public IReadOnlyList<PostgresPlanStep> Steps => _steps;

    /// <summary>Asks for the plan that these parameters get.</summary>
    public static async Task<PostgresPlan> OfAsync(NpgsqlConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = connection.Query($"EXPLAIN (FORMAT JSON) {sql}", parameters);
        return new PostgresPlan((string)(await command.ExecuteScalarAsync())!);
    }

    public override string ToString() => _text;

    private void Add(JsonElement node, bool isUnderLimit)
    {
        var step = new PostgresPlanStep(Text(node, "Node Type"), Text(node, "Relation Name"), Text(node, "Index Name"), isUnderLimit);
        _steps.Add(step);
        if (node.TryGetProperty("Plans", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                Add(child, isUnderLimit || step.Kind == "Limit");
            }
        }
    }

    private static string Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
