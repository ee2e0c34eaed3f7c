using Eventhos.Storage.Journal;
using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Conformance.Sqlite;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteTestStore : TestStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eventhos-store-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "eventhos.db");

    public override Task CreateAsync()
    {
        using var database = new SqliteDatabase(Path);
        SqliteSchema.Upgrade(database);
        return Task.CompletedTask;
    }

    public override Task ForgetEventsAsync()
    {
        Execute("DELETE FROM attempts; DELETE FROM executions; DELETE FROM received_events; DELETE FROM retry_run_executions; DELETE FROM retry_runs;");
        return Task.CompletedTask;
    }

    /// <summary>The database file and its write-ahead log.</summary>
    public override async Task<byte[]> BytesOnDiskAsync()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.GetFiles(_folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all);
        }

        return all.ToArray();
    }

    public override Task<long> CountFailuresAsync()
    {
        using var database = new SqliteDatabase(Path);
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sign_in_failures";
        return Task.FromResult((long)command.ExecuteScalar()!);
    }

    public override Task<long> CountedSpansAsync(long length)
    {
        using var database = new SqliteDatabase(Path);
        using var connection = database.OpenReader();
        using var command = connection.Query("SELECT count(*) FROM log_counts WHERE length = $length", [("$length", length)]);
        return Task.FromResult((long)command.ExecuteScalar()!);
    }

    public override async Task<(EventLogPage Page, long Counted)> ListAndCountAsync(EventLogFilter filter, string countSql, CancellationToken cancellationToken)
    {
        using var database = new SqliteDatabase(Path);
        await using var connection = database.OpenReader();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var page = await new EventLogListing(connection, filter).ReadAsync();
        await using var count = connection.Query(countSql, []);
        return (page, (long)count.ExecuteScalar()!);
    }

    public override Task RunAsync(string sql)
    {
        Execute(sql);
        return Task.CompletedTask;
    }

    /// <summary>The journal takes turns with the catalog.</summary>
    public override async ValueTask<IAsyncDisposable> HoldWritesAsync(StoreSession session) => new Held(await session.Gate.EnterAsync(CancellationToken.None));

    /// <summary>Runs statements past the hub.</summary>
    public void Execute(string sql)
    {
        using var database = new SqliteDatabase(Path);
        using var connection = database.OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override void Use(IServiceCollection services) => services.UseSqlite(Path);

    protected override Task DropAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private sealed class Held(IDisposable turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
