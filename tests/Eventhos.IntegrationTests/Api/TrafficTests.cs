using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>What the hub says of its traffic, against its database.</summary>
public sealed class TrafficTests
{
    [Fact]
    public async Task Traffic_says_what_the_database_says_and_what_fails_and_why()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var consumer = await Receiver.StartAsync();
        consumer.Answers("/good", Replies.Json("{}")).Answers("/bad", Replies.Text("busy", "text/plain", 503));
        var kind = await hub.AddEventAsync();
        var good = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/good")));
        var bad = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url("/bad")));
        long last = 0;
        for (var i = 0; i < 7; i++)
        {
            last = await good.SendAsync();
        }

        await hub.SettledAsync(last);
        var traffic = await OverAsync(hub, "", processed: 7, failed: 7);
        Assert.Equal((15, 60, 15), (traffic.Number("minutes"), traffic.Number("bucketSeconds"), traffic["buckets"].Items.Count));
        Assert.Equal((7, 14, 0, 14), (traffic["totals"].Number("received"), traffic["totals"].Number("executions"), traffic["totals"].Number("underWay"), traffic["totals"].Number("attempts")));
        Assert.Equal(0.5, traffic["totals"]["successRate"].Value.GetDouble());
        Assert.Equal(7, traffic["buckets"].Items.Sum(bucket => bucket.Number("received")));
        Assert.Equal(7, Assert.Single(traffic["events"].Items, row => row.Number("id") == kind.Id).Number("received"));
        Assert.True(Assert.Single(traffic["contracts"].Items, row => row.Number("id") == good.ContractId)["failing"].IsNull);
        var failing = Assert.Single(traffic["contracts"].Items, row => row.Number("id") == bad.ContractId);
        Assert.Equal((0, 7, 7), (failing.Number("processed"), failing.Number("failed"), failing["answer"].Number("count")));
        Assert.Equal(("http_error", 503, "The consumer answered 503 Service Unavailable."), (failing["failing"].Text("outcome"), failing["failing"].Number("status"), failing["failing"].Text("reason")));
        Assert.Equal(last, failing["failing"].Number("receivedEventId"));
        Assert.Equal(0, traffic["waiting"].Number("executions"));
        await AgreesAsync(hub, traffic);

        // A retry is an event of its own; the failure that it stands for is no longer what the contract fails with.
        consumer.Answers("/bad", Replies.Json("{}"));
        (await hub.Admin.PostAsync(
            $"/event/send/contract?contract-id={bad.ContractId}&event-identifier={kind.Identifier}",
            new { contractDetailId = failing["failing"].Number("detailId"), receivedEventId = last })).Has(200, 200000);
        foreach (var minutes in new[] { 15, 60, 1440, 10080 })
        {
            traffic = await OverAsync(hub, $"?minutes={minutes}", processed: 8, failed: 7);
            Assert.Equal(minutes, traffic["buckets"].Items.Count * traffic.Number("bucketSeconds") / 60);
            Assert.DoesNotContain(traffic["contracts"].Items, row => !row["failing"].IsNull);
            await AgreesAsync(hub, traffic);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("16")]
    [InlineData("-15")]
    [InlineData("15.0")]
    [InlineData("a day")]
    [InlineData("99999999999999999999")]
    public async Task A_range_that_there_is_not_is_refused_with_those_that_there_are(string minutes)
    {
        await using var hub = await RunningHub.StartAsync();
        var answer = (await hub.Admin.GetAsync($"/traffic?minutes={Uri.EscapeDataString(minutes)}")).Has(400, 400123);
        Assert.Equal("Invalid query; minutes is none of 15, 60, 1440, 10080", answer.Message);
    }

    private static Task<Json> OverAsync(RunningHub hub, string query, int processed, int failed)
    {
        Json? last = null;
        return Eventually.GetAsync(
            async () =>
            {
                last = (await hub.Admin.GetAsync($"/traffic{query}")).Has(200, 200000).Content;
                return (last["totals"].Number("processed"), last["totals"].Number("failed")) == (processed, failed) ? last : null;
            },
            () => $"{processed} processed and {failed} failed, but there is {last?["totals"]}");
    }

    private static async Task AgreesAsync(RunningHub hub, Json traffic)
    {
        var from = traffic["from"].Value.GetDateTimeOffset().ToUnixTimeMilliseconds();
        var received = $"FROM executions x JOIN received_events r ON r.id = x.received_event_id WHERE r.received_at >= {from}";
        Assert.Equal(await hub.CountAsync($"SELECT count(*) FROM received_events WHERE received_at >= {from}"), traffic["totals"].Number("received"));
        Assert.Equal(await hub.CountAsync($"SELECT count(*) {received}"), traffic["totals"].Number("executions"));
        Assert.Equal(await hub.CountAsync($"SELECT count(*) {received} AND x.state = 'processed'"), traffic["totals"].Number("processed"));
        Assert.Equal(await hub.CountAsync($"SELECT count(*) {received} AND x.state IN ('error', 'aborted')"), traffic["totals"].Number("failed"));
        foreach (var row in traffic["contracts"].Items)
        {
            Assert.Equal(await hub.CountAsync($"SELECT count(*) {received} AND x.contract_id = {row.Number("id")}"), row.Number("executions"));
        }
    }
}
