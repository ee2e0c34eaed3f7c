using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Asks SQLite for plans.</summary>
internal static class SqliteHeardPlan
{
    /// <summary>The plan of a statement.</summary>
    public static HeardPlan Of(SqliteConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        var plan = string.Join('\n', lines);
        var scans = lines.Where(line => IsScan(line, plan)).ToList();
        return new HeardPlan
        {
            Sql = sql,
            Text = plan,
            Walks = scans,
            TableScans = [.. scans.Where(line => !line.Contains(" USING ", StringComparison.Ordinal))],
            Sorts = plan.Contains("TEMP B-TREE", StringComparison.Ordinal),
        };
    }

    /// <summary>Where it reads a stored table or index from one end to the other; a list among the parameters and what a query made before are none.</summary>
    private static bool IsScan(string line, string plan) => line.StartsWith("SCAN ", StringComparison.Ordinal)
        && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
        && line is not "SCAN CONSTANT ROW"
        && !plan.Contains($"CO-ROUTINE {line[5..]}\n", StringComparison.Ordinal)
        && !plan.Contains($"MATERIALIZE {line[5..]}\n", StringComparison.Ordinal);
}
