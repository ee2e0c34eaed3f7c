using Microsoft.Data.Sqlite;

namespace Eventhos.Storage.Sqlite;

/// <summary>Reads of single columns.</summary>
internal static class SqliteRows
{
    /// <summary>A text that may be null.</summary>
    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A time stored as milliseconds.</summary>
    public static DateTimeOffset Time(this SqliteDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>A time stored as milliseconds that may be null.</summary>
    public static DateTimeOffset? TimeOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Time(column);

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
