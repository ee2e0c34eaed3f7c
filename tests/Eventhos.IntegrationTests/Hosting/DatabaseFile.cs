using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A hub's database, seen from outside the hub.</summary>
public static class DatabaseFile
{
    /// <summary>Runs a statement on it while the hub runs.</summary>
    public static Task ExecuteOnDatabaseAsync(this RunningHub hub, string sql) => ExecuteAsync(hub.Folder, sql);

    /// <summary>Runs a statement on the database in a folder.</summary>
    public static async Task ExecuteAsync(TestFolder folder, string sql)
    {
        var path = Path.Combine(folder.Path, "eventhos.db");
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Makes every write of new rows to a table fail, until <see cref="AcceptWritesAsync"/>.</summary>
    public static Task RefuseWritesAsync(this RunningHub hub, string table) =>
        hub.ExecuteOnDatabaseAsync($"CREATE TRIGGER refuse_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END");

    /// <summary>Ends the refusal.</summary>
    public static Task AcceptWritesAsync(this RunningHub hub, string table) => hub.ExecuteOnDatabaseAsync($"DROP TRIGGER refuse_{table}");
}
