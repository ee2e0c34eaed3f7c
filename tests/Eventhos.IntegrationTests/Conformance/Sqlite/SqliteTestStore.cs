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
