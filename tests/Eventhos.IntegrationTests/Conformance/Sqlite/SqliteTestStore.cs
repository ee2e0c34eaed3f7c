using Eventhos.IntegrationTests.Conformance.Traffic;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Sqlite;
using Eventhos.Storage.Sqlite.Traffic;
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

    public override Task<long> CountedTrafficAsync(long length)
    {
        using var database = new SqliteDatabase(Path);
        using var connection = database.OpenReader();
        return Task.FromResult(Rows(connection, $"SELECT count(*) FROM traffic_counts WHERE length = {length}")[0][0]);
    }

    internal override async Task<TrafficTruth> ReadTrafficAsync(StoreSession session, TrafficRange range, CancellationToken cancellationToken)
    {
        using var database = new SqliteDatabase(Path);
        var connection = database.OpenReader();
        await using var snapshot = new SqliteTrafficSnapshot(connection, session.Payloads);
        var picture = await new TrafficReader(new HeldTraffic(snapshot), Time).ReadAsync(range, cancellationToken);
        return new TrafficTruth(picture, Rows(connection, TrafficTruth.EventsSql), Rows(connection, TrafficTruth.ExecutionsSql), Rows(connection, TrafficTruth.AttemptsSql));
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

    private static List<long[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.Query(sql, []);
        using var reader = command.ExecuteReader();
        var rows = new List<long[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetInt64)]);
        }

        return rows;
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
