using Eventhos.IntegrationTests.Hosting;
using Microsoft.Data.Sqlite;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>Tells whether anything was stored since it last looked.</summary>
internal sealed class DatabaseWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _version;

    private DatabaseWatch(SqliteConnection connection)
    {
        _connection = connection;
        _version = connection.CreateCommand();

        // Changes with every commit of another connection (SQLite, PRAGMA data_version).
        _version.CommandText = "PRAGMA data_version";
    }

    /// <summary>Of a hub's database.</summary>
    public static DatabaseWatch Of(RunningHub hub)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(hub.Folder.Path, "eventhos.db"),
            Pooling = false,
            Mode = SqliteOpenMode.ReadOnly,
        }.ToString());
        connection.Open();
        return new DatabaseWatch(connection);
    }

    /// <summary>A number that changes with every commit.</summary>
    public long Version() => (long)_version.ExecuteScalar()!;

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
}
