using System.Data;
using System.Globalization;
using Eventhos.IntegrationTests.Conformance.Traffic;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Traffic;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

/// <summary>A database of its own on the shared server.</summary>
public sealed class PostgresTestStore : TestStore
{
    private PostgresServer? _server;
    private string _name = "";

    /// <summary>For questions past the hub.</summary>
    public string ConnectionString => _server!.ConnectionString(_name);

    public override async Task CreateAsync()
    {
        _server = await PostgresServer.SharedAsync();
        _name = await PostgresDatabases.CreateAsync();
    }

    public override Task ForgetEventsAsync() => ExecuteAsync("TRUNCATE attempts, executions, received_events, retry_run_executions, retry_runs");

    public override Task LapseAsync() => ExecuteAsync("UPDATE sessions SET expires_at = 0");

    /// <summary>The files of this database.</summary>
    public override async Task<byte[]> BytesOnDiskAsync()
    {
        await ExecuteAsync("CHECKPOINT");
        var oid = await ScalarAsync<uint>($"SELECT oid FROM pg_database WHERE datname = '{_name}'");
        using var all = new MemoryStream();
        foreach (var file in _server!.FilesOf(oid))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all);
        }

        return all.ToArray();
    }

    public override Task<long> CountFailuresAsync() => ScalarAsync<long>("SELECT count(*) FROM sign_in_failures");

    public override Task<long> CountedSpansAsync(long length) => ScalarAsync<long>($"SELECT count(*) FROM log_counts WHERE length = {length}");

    public override Task<long> CountedTrafficAsync(long length) => ScalarAsync<long>($"SELECT count(*) FROM traffic_counts WHERE length = {length}");

    internal override async Task<TrafficTruth> ReadTrafficAsync(StoreSession session, TrafficRange range, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var snapshot = new PostgresTrafficSnapshot(connection, transaction, session.Payloads, cancellationToken);
        var picture = await new TrafficReader(new HeldTraffic(snapshot), Time).ReadAsync(range, cancellationToken);
        return new TrafficTruth(
            picture, await RowsAsync(connection, TrafficTruth.EventsSql), await RowsAsync(connection, TrafficTruth.ExecutionsSql),
            await RowsAsync(connection, TrafficTruth.AttemptsSql));
    }

    public override async Task<(EventLogPage Page, long Counted)> ListAndCountAsync(EventLogFilter filter, string countSql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var page = await new PostgresEventLogListing(connection, filter, cancellationToken).ReadAsync();
        await using var count = new NpgsqlCommand(countSql, connection);
        return (page, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
    }

    public override Task RunAsync(string sql) => ExecuteAsync(sql);

    /// <summary>Appends and settles wait for the lock on their tables.</summary>
    public override async ValueTask<IAsyncDisposable> HoldWritesAsync(StoreSession session)
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE executions, received_events IN EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Runs statements past the hub.</summary>
    public Task ExecuteAsync(string sql) => _server!.ExecuteAsync(_name, sql);

    protected override void Use(IServiceCollection services) => services.UsePostgres(ConnectionString);

    protected override Task DropAsync() => PostgresDatabases.DropAsync(_name);

    private static async Task<List<long[]>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<long[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
