using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Settings;

namespace Eventhos.IntegrationTests.Retention;

/// <summary>The event log goes back as far as the settings say.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_hub_removes_what_is_older_than_it_shall_keep()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var first = await RunningHub.StartAsync();
        var flow = await first.AddFlowAsync(new ActionSpec(receiver.Url()));
        var old = await flow.SendAsync();
        (await first.SettledExecutionAsync(old)).Delivered();
        const long TenDays = 10 * 86_400_000L;
        await first.ExecuteOnDatabaseAsync(TestDatabase.Sql(
            $"UPDATE received_events SET received_at = received_at - {TenDays}",
            string.Join(';', new[] { "received_events", "executions", "attempts" }.Select(table => $"UPDATE {table} SET received_at = received_at - {TenDays}"))));
        var young = await flow.SendAsync();
        (await first.SettledExecutionAsync(young)).Delivered();
        await first.StopAsync();

        // Nothing goes unless somebody wants it to.
        await using var patient = await RunningHub.StartAsync(first.Folder, customize: null);
        Assert.Equal(2, await patient.NumberFromDatabaseAsync("SELECT count(*) FROM received_events"));
        await patient.StopAsync();

        await using var second = await RunningHub.StartAsync(first.Folder, customize: null, ("Retention:Days", "7"));
        await Eventually.TrueAsync(
            async () => await second.NumberFromDatabaseAsync("SELECT count(*) FROM received_events") == 1, () => "old events are still there");

        Assert.Equal(404, (await second.Admin.GetAsync($"/event/received/{old}")).Status);
        (await second.SettledExecutionAsync(young)).Delivered();
        Assert.Equal(1, await second.NumberFromDatabaseAsync("SELECT count(*) FROM executions"));
        Assert.Equal(1, await second.NumberFromDatabaseAsync("SELECT count(*) FROM attempts"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("40000")]
    [InlineData("a week")]
    public async Task What_is_no_number_of_days_is_refused(string days)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(async () => await RunningHub.StartAsync(("Retention:Days", days)));

        Assert.Equal($"Retention:Days is \"{days}\", but must be a whole number from 1 to 36500.", Assert.Single(refused.Faults));
    }
}
