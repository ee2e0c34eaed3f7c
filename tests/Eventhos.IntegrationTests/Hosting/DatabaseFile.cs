using System.Globalization;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Statements on a hub's database past the hub.</summary>
public static class DatabaseFile
{
    /// <summary>Runs a statement on it while the hub runs.</summary>
    public static Task ExecuteOnDatabaseAsync(this RunningHub hub, string sql) => ExecuteAsync(hub.Folder, sql);

    /// <summary>Runs a statement on the database in a folder.</summary>
    public static async Task ExecuteAsync(TestFolder folder, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(folder.Path);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a statement on it while the hub runs, and tells the one number it answers.</summary>
    public static async Task<long> NumberFromDatabaseAsync(this RunningHub hub, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(hub.Folder.Path);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Makes every write of new rows to a table fail, or of changed ones (<c>UPDATE</c>), until <see cref="AcceptWritesAsync"/>.</summary>
    public static Task RefuseWritesAsync(this RunningHub hub, string table, string what = "INSERT") => hub.ExecuteOnDatabaseAsync(TestDatabase.Sql(
        $"CREATE TRIGGER refuse_{table} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END",
        $"""
        CREATE FUNCTION refuse_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'read_only_sql_transaction'; END $$;
        CREATE TRIGGER refuse_{table} BEFORE {what} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_{table}();
        """));

    /// <summary>Ends the refusal.</summary>
    public static Task AcceptWritesAsync(this RunningHub hub, string table) => hub.ExecuteOnDatabaseAsync(TestDatabase.Sql(
        $"DROP TRIGGER refuse_{table}", $"DROP FUNCTION refuse_{table}() CASCADE"));
}
