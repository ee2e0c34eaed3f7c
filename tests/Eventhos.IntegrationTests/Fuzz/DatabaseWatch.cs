using System.Data.Common;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Tells whether anything was stored since it last looked.</summary>
internal sealed class DatabaseWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // Changes with every commit of another connection (SQLite, PRAGMA data_version).
    private const string OnSqlite = "PRAGMA data_version";

    private readonly DbConnection _connection;
    private readonly DbCommand _version;

    private DatabaseWatch(DbConnection connection, string sql)
    {
        _connection = connection;
        _version = connection.CreateCommand();
        _version.CommandText = sql;
    }

    /// <summary>Of a hub's database.</summary>
    public static async Task<DatabaseWatch> OfAsync(RunningHub hub)
    {
        var connection = await TestDatabase.OpenAsync(hub.Folder.Path, readOnly: true);
        return new DatabaseWatch(connection, TestDatabase.OnPostgres ? await OnPostgresAsync(connection) : OnSqlite);
    }

    /// <summary>A number that changes with every commit.</summary>
    public long Version() => Convert.ToInt64(_version.ExecuteScalar());

    /// <summary>The same, once what goes on in the background has come to rest.</summary>
    public async Task<long> QuietVersionAsync()
    {
        for (var last = Version(); ;)
        {
            await Task.Delay(Pause, TimeProvider.System);
            var now = Version();
            if (now == last)
            {
                return now;
            }

            last = now;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _version.Dispose();
        _connection.Dispose();
    }

    /// <summary>Rows and the newest transaction of every table.</summary>
    private static async Task<string> OnPostgresAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.Tables;
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add($"SELECT count(*) + coalesce(max(xmin::text::bigint), 0) * 1000003 AS version FROM {reader.GetString(0)}");
        }

        return $"SELECT sum(version)::bigint FROM ({string.Join(" UNION ALL ", tables)}) t";
    }
}
