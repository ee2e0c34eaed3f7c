using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Moving;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;
using Npgsql;

namespace Eventhos.IntegrationTests.Moving;

/// <summary>Whatever a schema script adds is either copied or left out on purpose.</summary>
[OneStorage("looks at the schemas of both")]
public sealed class MovedTablesTests
{
    [Fact]
    public void Every_column_of_SQLite_is_copied_or_left_out_on_purpose()
    {
        using var folder = TestFolder.Create();
        using var database = new SqliteDatabase(Path.Combine(folder.Path, "eventhos.db"));
        SqliteSchema.Upgrade(database);
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lower(t.name), lower(c.name) FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1, 2";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add($"{reader.GetString(0)}.{reader.GetString(1)}");
        }

        Assert.Equal(Copied(table => table.Columns.Where(column => !table.NotInSqlite.ContainsKey(column.Name))), columns.Where(IsNotLeftOut));
    }

    [Fact]
    public async Task Every_column_of_PostgreSQL_is_copied_or_left_out_on_purpose()
    {
        var name = await PostgresDatabases.CreateAsync();
        try
        {
            using var database = new PostgresDatabase((await PostgresServer.SharedAsync()).ConnectionString(name));
            PostgresSchema.Upgrade(database, TimeProvider.System.GetUtcNow());
            await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(
                """
                SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY c.relname COLLATE "C", a.attname COLLATE "C"
                """,
                connection);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var columns = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                columns.Add($"{reader.GetString(0)}.{reader.GetString(1)}");
            }

            Assert.Equal(Copied(static table => table.Columns), columns.Where(IsNotLeftOut));
        }
        finally
        {
            await PostgresDatabases.DropAsync(name);
        }
    }

    private static IEnumerable<string> Copied(Func<MovedTable, IEnumerable<MovedColumn>> columnsOf) =>
        MovedTables.All.SelectMany(table => columnsOf(table).Select(column => (table.Name, column.Name)))
            .OrderBy(column => column.Item1, StringComparer.Ordinal).ThenBy(column => column.Item2, StringComparer.Ordinal).Select(column => $"{column.Item1}.{column.Item2}");

    private static bool IsNotLeftOut(string column) => !MovedTables.LeftOut.Any(left =>
        column == $"{left.Table}.{left.Column}" || (left.Column is null && column.StartsWith($"{left.Table}.", StringComparison.Ordinal)));
}
