using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Retention;
using Npgsql;

namespace Eventhos.IntegrationTests.Conformance.Postgres;

public sealed class PostgresPurgeTests : PurgeGuarantees<PostgresTestStore>
{
    // The partitions of a new database begin here.
    private static readonly DateTimeOffset Today = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    [Fact]
    public async Task A_whole_day_goes_with_its_partitions()
    {
        var today = await SettleAsync(Today.AddHours(1));
        var tomorrow = await SettleAsync(Today.AddDays(1).AddHours(1));
        var before = await PartitionsAsync();

        var purged = await Session.Expired.PurgeAsync(Today.AddDays(1).AddHours(12), Cancellation);

        // Yesterday had partitions, too.
        Assert.Equal([Day(-1), Day(0)], purged.Days);
        Assert.Equal((0L, 0), (purged.Events, purged.KeptDays.Count));
        Assert.Equal(before.Where(name => !name.EndsWith($"{Day(-1):yyyyMMdd}", StringComparison.Ordinal) && !name.EndsWith($"{Day(0):yyyyMMdd}", StringComparison.Ordinal)), await PartitionsAsync());
        Assert.Null(await Session.Log.FindAsync(today, Cancellation));
        Assert.Equal(tomorrow, Assert.Single((await LogAsync()).Items).Id);
    }

    [Fact]
    public async Task A_day_with_something_to_do_stays_whole()
    {
        var over = await SettleAsync(Today.AddHours(1));
        var open = Sample.Execution(Sample.Event(at: Today.AddHours(2)));
        await Session.Journal.AppendAsync(open.Event, [open]);

        var kept = await Session.Expired.PurgeAsync(Today.AddDays(2), Cancellation);
        Assert.Equal([Day(0)], kept.KeptDays);
        Assert.Equal([over, open.Event.Id], (await LogAsync()).Items.Select(item => item.Id));

        var claimed = Assert.Single(await ClaimAllAsync());
        await Session.Journal.SettleAsync(Sample.Settlement(claimed, new ExecutionTransition.Processed()));
        Assert.Equal([Day(0)], (await Session.Expired.PurgeAsync(Today.AddDays(2), Cancellation)).Days);
        Assert.Empty((await LogAsync()).Items);
    }

    [Fact]
    public async Task Who_reads_for_long_is_not_waited_for_and_nobody_waits_behind_the_purge()
    {
        await SettleAsync(Today.AddHours(1));
        await using var reader = new NpgsqlConnection($"{Store.ConnectionString};Pooling=false");
        await reader.OpenAsync(Cancellation);
        await using (var read = new NpgsqlCommand("BEGIN; SELECT count(*) FROM executions", reader))
        {
            await read.ExecuteScalarAsync(Cancellation);
        }

        var purge = Session.Expired.PurgeAsync(Today.AddDays(1), Cancellation);
        var appended = 0;
        while (!purge.IsCompleted)
        {
            await AppendAsync();
            appended++;
            Store.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([Day(-1), Day(0)], (await purge).KeptDays);
        Assert.True(appended > 1, $"{appended} events were stored meanwhile");
        await reader.CloseAsync();
        Assert.Equal([Day(-1), Day(0)], (await Session.Expired.PurgeAsync(Today.AddDays(1), Cancellation)).Days);
    }

    [Fact]
    public async Task Of_several_nodes_one_does_it()
    {
        await SettleAsync(Today.AddHours(1));
        var nodes = Enumerable.Range(0, 4).Select(_ => Store.Open()).ToList();

        var results = await Task.WhenAll(nodes.Select(node => node.Expired.PurgeAsync(Today.AddDays(1), Cancellation)));

        Assert.Equal([Day(-1), Day(0)], results.SelectMany(result => result.Days).Order());
        Assert.Empty(results.SelectMany(result => result.KeptDays));
    }

    [Fact]
    public async Task An_event_outside_its_day_goes_with_executions_inside_it()
    {
        await Store.ExecuteAsync($"DROP TABLE received_events_{Day(0):yyyyMMdd}");
        var id = await SettleAsync(Today.AddHours(1));

        var purged = await Session.Expired.PurgeAsync(Today.AddDays(1), Cancellation);

        Assert.Equal(1, purged.Events);
        Assert.Equal([Day(-1), Day(0)], purged.Days);
        Assert.Null(await Session.Log.FindAsync(id, Cancellation));
    }

    [Fact]
    public async Task A_purge_leaves_no_bound_on_the_connection()
    {
        using var database = new PostgresDatabase($"{Store.ConnectionString};Maximum Pool Size=1");
        await new PostgresExpiredEvents(database, Store.Time).PurgeAsync(Today.AddDays(-9), Cancellation);

        await using var ask = database.Journal.CreateCommand("SELECT current_setting('idle_session_timeout')");
        Assert.Equal("0", await ask.ExecuteScalarAsync(Cancellation));
    }

    private static DateOnly Day(int offset) => DateOnly.FromDateTime(Today.UtcDateTime).AddDays(offset);

    private async Task<long> SettleAsync(DateTimeOffset at)
    {
        var execution = Sample.Execution(Sample.Event(at: at), ExecutionState.Running);
        await Session.Journal.AppendAsync(execution.Event, [execution]);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed()));
        return execution.Event.Id;
    }

    private async Task<IReadOnlyList<string>> PartitionsAsync()
    {
        await using var connection = new NpgsqlConnection($"{Store.ConnectionString};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT array_agg(relname::text ORDER BY relname) FROM pg_class WHERE relispartition AND relkind = 'r'", connection);
        return (string[])(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
