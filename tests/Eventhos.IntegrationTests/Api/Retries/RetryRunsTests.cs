using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api.Retries;

/// <summary><c>/event/received/retry</c>: retries of many.</summary>
public sealed class RetryRunsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task All_that_failed_of_an_event_is_retried_and_counted()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var failed = await flow.FailManyAsync(4);
        (await hub.Admin.AbortAsync(failed[3])).Has(200, 200000);
        receiver.Answers(Replies.Ok);

        var id = await hub.Admin.RetryManyAsync(new { filter = new { eventIdentifier = flow.Event.Identifier.ToUpperInvariant(), state = "error" } }, total: 3);
        var run = await hub.EndedAsync(id);

        Assert.Equal(
            """["id","state","total","done","skipped","failed","perSecond","startedAt","finishedAt","by","filter"]""",
            System.Text.Json.JsonSerializer.Serialize(run.Names));
        Assert.Equal(
            (id, "completed", 3, 3, 0, 0, 20, "admin"),
            (run.Number("id"), run.Text("state"), run.Number("total"), run.Number("done"), run.Number("skipped"), run.Number("failed"), run.Number("perSecond"), run.Text("by")));
        Assert.True(run["startedAt"].AsTime() <= run["finishedAt"].AsTime());
        Assert.Equal((flow.Event.Id, flow.Event.Identifier), (run["filter"].Number("eventId"), run["filter"].Text("eventIdentifier")));
        foreach (var one in failed.Take(3))
        {
            var retry = (await hub.ExecutionAsync(one.ExecutionId)).Content.Number("retriedAs");
            (await hub.SettledExecutionAsync(retry)).Delivered();
            Assert.Equal($"/event/received/retry/{id}", (await hub.ReceivedAsync(retry))["receivedEvent"]["received_request"].Text("url"));
        }

        Assert.Equal(7, receiver.Calls.Count);
    }

    [Fact]
    public async Task Only_what_producer_consumer_and_part_of_an_identifier_name_together_is_counted_and_retried()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var (flow, other) = (await hub.AddFlowAsync(new ActionSpec(receiver.Url())), await hub.AddFlowAsync(new ActionSpec(receiver.Url())));
        await flow.FailManyAsync(2);
        await other.FailAsync();
        var consumer = (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("consumerId");
        object filter = new { systemId = flow.Event.Producer.SystemId, consumerId = consumer, eventIdentifierSearch = flow.Event.Identifier[..^2].ToUpperInvariant() };
        Assert.Equal(2, (await hub.Admin.PostAsync("/event/received/retry", new { filter, onlyCount = true })).Has(200, 200000).Content.Number("total"));
        object elsewhere = new { systemId = flow.Event.Producer.SystemId, consumerId = flow.Event.Producer.SystemId };
        Assert.Equal(0, (await hub.Admin.PostAsync("/event/received/retry", new { filter = elsewhere, onlyCount = true })).Has(200, 200000).Content.Number("total"));

        var run = await hub.EndedAsync(await hub.Admin.RetryManyAsync(new { filter }, total: 2));
        Assert.Equal((2, 0, 0), (run.Number("done"), run.Number("skipped"), run.Number("failed")));
        Assert.Equal((flow.Event.Producer.SystemId, consumer), (run["filter"].Number("systemId"), run["filter"].Number("consumerId")));
        Assert.Equal(1, (await hub.Admin.PostAsync("/event/received/retry", new { filter = new { eventIdentifier = other.Event.Identifier }, onlyCount = true })).Content.Number("total"));
    }

    [Theory]
    [InlineData("ids")]
    [InlineData("receivedEventIds")]
    public async Task A_list_is_retried_each_once(string by)
    {
        var failed = await FailAsync(2);
        var ids = failed.Select(one => by == "ids" ? one.ExecutionId : one.EventId).SelectMany(id => new object[] { id, $"{id}" }).Append(999_999_999);
        var run = await hub.EndedAsync(await hub.Admin.RetryManyAsync(new Dictionary<string, object> { [by] = ids }, total: 2));

        Assert.Equal((2, 0, 0), (run.Number("done"), run.Number("skipped"), run.Number("failed")));
        Assert.True(run["filter"].IsNull);
        Assert.Equal(4, (await hub.LoggedAsync(failed[0].Flow.Event, 4)).Count);
    }

    [Fact]
    public async Task What_can_not_be_retried_any_more_counts_as_failed_and_stops_nothing()
    {
        var (inactive, active) = (await FailAsync(1), await FailAsync(1));
        (await hub.Admin.PutAsync($"/contract/{inactive[0].Flow.ContractId}", new { active = false })).Has(201, 200001);
        var run = await hub.EndedAsync(await hub.Admin.RetryManyAsync(new { ids = new[] { inactive[0].ExecutionId, active[0].ExecutionId } }, total: 2));

        Assert.Equal(("completed", 1, 1), (run.Text("state"), run.Number("done"), run.Number("failed")));
        Assert.True((await hub.ExecutionAsync(inactive[0].ExecutionId)).Content["retriedAs"].IsNull);
    }

    [Fact]
    public async Task A_cancelled_run_stops_and_says_how_far_it_came()
    {
        var failed = await FailAsync(5);
        var id = await hub.Admin.RetryManyAsync(new { filter = new { contractId = failed[0].Flow.ContractId }, perSecond = 1 }, total: 5);
        (await hub.Admin.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(201, 200001);
        var run = await hub.RetryRunAsync(id);

        Assert.Equal("cancelled", run.Text("state"));
        Assert.InRange(run.Number("done"), 0, 2);
        var retried = 0;
        foreach (var one in failed)
        {
            retried += (await hub.ExecutionAsync(one.ExecutionId)).Content["retriedAs"].IsNull ? 0 : 1;
        }

        Assert.Equal(run.Number("done"), retried);
        (await hub.Admin.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(409, 409202);
    }

    [Fact]
    public async Task Filters_by_time_are_those_of_the_log()
    {
        var failed = await FailAsync(1);
        var contractId = failed[0].Flow.ContractId;
        var at = (await hub.ReceivedAsync(failed[0].EventId))["receivedEvent"]["received_at"].AsTime();
        var day = at.ToString("yyyy-MM-dd");
        await hub.EndedAsync(await hub.Admin.RetryManyAsync(new { filter = new { contractId, from = at.AddMilliseconds(1).ToString("o") } }, total: 0));
        await hub.EndedAsync(await hub.Admin.RetryManyAsync(new { filter = new { contractId, to = at.ToUnixTimeMilliseconds() - 1 } }, total: 0));
        var id = await hub.Admin.RetryManyAsync(new { filter = new { contractId, from = day, to = day }, perSecond = 5000 }, total: 1);

        var run = await hub.EndedAsync(id);
        Assert.Equal((1, 20), (run.Number("done"), run.Number("perSecond")));
        Assert.Equal($"{day}T23:59:59.999Z", run["filter"].Text("to"));
    }

    [Fact]
    public async Task Only_a_few_are_under_way_at_once_and_the_list_shows_them_latest_first()
    {
        await using var own = await RunningHub.StartAsync();
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var flow = await own.AddFlowAsync(new ActionSpec(receiver.Url()));
        await flow.FailManyAsync(10);
        var runs = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            runs.Add((await own.Admin.PostAsync("/event/received/retry", new { filter = new { }, perSecond = 1 })).Has(201, 200001).Content.Number("retryId"));
        }

        (await own.Admin.PostAsync("/event/received/retry", new { filter = new { } })).Has(409, 409201);
        (await own.Admin.PostAsync($"/event/received/retry/{runs[0]}/cancel", new { })).Has(201, 200001);
        runs.Add((await own.Admin.PostAsync("/event/received/retry", new { filter = new { }, perSecond = 1 })).Has(201, 200001).Content.Number("retryId"));

        var list = (await own.Admin.GetAsync("/event/received/retry?itemsPerPage=3")).Has(200, 200000).Content;
        Assert.Equal(runs.AsEnumerable().Reverse().Take(3), list["items"].Items.Select(item => item.Number("id")));
        Assert.Equal((5, 2), (list.Number("totalItems"), list.Number("totalPages")));
        Assert.Equal(runs[0], Assert.Single((await own.Admin.GetAsync("/event/received/retry?itemsPerPage=1&order=asc")).Content["items"].Items).Number("id"));
    }

    [Theory]
    [InlineData("{}", 400, 400001)]
    [InlineData("""{"filter":null}""", 400, 400001)]
    [InlineData("""{"filter":[]}""", 400, 400005)]
    [InlineData("""{"filter":{},"ids":[1]}""", 400, 400121)]
    [InlineData("""{"ids":[1],"receivedEventIds":[1]}""", 400, 400121)]
    [InlineData("""{"filter":{"event":1}}""", 400, 400121)]
    [InlineData("""{"filter":{},"persecond":1}""", 400, 400121)]
    [InlineData("""{"filter":{"state":"processed"}}""", 400, 400121)]
    [InlineData("""{"filter":{"state":"aborted"}}""", 400, 400121)]
    [InlineData("""{"filter":{"eventId":999999999}}""", 404, 404001)]
    [InlineData("""{"filter":{"contractId":999999999}}""", 404, 404001)]
    [InlineData("""{"filter":{"eventIdentifier":"nothing"}}""", 400, 400024)]
    [InlineData("""{"filter":{"eventId":[1]}}""", 400, 400004)]
    [InlineData("""{"filter":{"from":"yesterday"}}""", 400, 400120)]
    [InlineData("""{"filter":{"to":1e300}}""", 400, 400120)]
    [InlineData("""{"filter":{},"perSecond":0}""", 400, 400121)]
    [InlineData("""{"filter":{},"perSecond":"x"}""", 400, 400004)]
    [InlineData("""{"ids":[]}""", 400, 400001)]
    [InlineData("""{"ids":1}""", 400, 400002)]
    [InlineData("""{"ids":[[1]]}""", 400, 400004)]
    [InlineData("""{"ids":[1,""]}""", 400, 400004)]
    [InlineData("""{"ids":[1.5]}""", 400, 400004)]
    public async Task What_asks_for_nothing_or_for_what_is_not_there_is_refused(string body, int status, long code) =>
        (await hub.Admin.PostTextAsync("/event/received/retry", body)).Has(status, code);

    [Fact]
    public async Task A_list_is_bounded() =>
        (await hub.Admin.PostAsync("/event/received/retry", new { ids = Enumerable.Range(1, 10_001) })).Has(400, 400121);

    [Fact]
    public async Task Unknown_runs_are_not_found()
    {
        foreach (var id in new[] { "999999999", "abc", "-1" })
        {
            (await hub.Admin.GetAsync($"/event/received/retry/{id}")).Has(404, 404001);
            (await hub.Admin.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(404, 404001);
        }
    }

    [Fact]
    public async Task Watching_needs_event_select_and_starting_and_cancelling_event_update()
    {
        var id = await hub.Admin.RetryManyAsync(new { ids = new[] { 999_999_999 } }, total: 0);
        await hub.EndedAsync(id);
        var (watcher, doer) = (await hub.LimitedToAsync("event:select"), await hub.LimitedToAsync("event:update"));
        (await watcher.GetAsync("/event/received/retry")).Has(200, 200000);
        (await watcher.GetAsync($"/event/received/retry/{id}")).Has(200, 200000);
        (await watcher.PostAsync("/event/received/retry", new { filter = new { } })).Has(401, 401002);
        (await watcher.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(401, 401002);
        (await doer.GetAsync($"/event/received/retry/{id}")).Has(401, 401002);
        (await doer.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(409, 409202);
        (await hub.Anyone.GetAsync("/event/received/retry")).Has(403, 403002);
    }

    private async Task<IReadOnlyList<FailedDelivery>> FailAsync(int count)
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        return await (await hub.AddFlowAsync(new ActionSpec(receiver.Url()))).FailManyAsync(count);
    }
}
