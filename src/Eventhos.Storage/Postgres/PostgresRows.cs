using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>Commands on PostgreSQL.</summary>
internal static class PostgresRows
{
    /// <summary>A command with named parameters; a null's type is the statement's to know.</summary>
    public static NpgsqlCommand Query(this NpgsqlConnection connection, string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Adds a column of a batch: an array as the next positional parameter.</summary>
    public static void AddArray<T>(this NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
}
