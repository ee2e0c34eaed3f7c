using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Commands on SQLite.</summary>
internal static class SqliteRows
{
    /// <summary>Sets a command's text and parameters.</summary>
    public static SqliteCommand Query(this SqliteConnection connection, string sql, IEnumerable<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
