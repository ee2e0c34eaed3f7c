using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>What hangs together with a received event: the attempts of its executions, their retries, and its chain of replies.</summary>
public sealed class EventLogRelatedTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_attempts_of_an_execution_and_of_its_retries_by_hand_are_one_list_from_whichever_of_them()
    {
        await using var consumer = await Receiver.StartAsync(Replies.InTurn(Replies.Status(503), Replies.Status(500), Replies.Ok));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        var first = await flow.FailAsync();
        var second = await RetryAsync(first);
        var third = await RetryAsync(second);

        foreach (var execution in new[] { first.ExecutionId, second.ExecutionId, third.ExecutionId })
        {
            var attempts = (await hub.Admin.GetAsync($"/event/received/execution-detail/{execution}/attempts")).Has(200, 200000).Content.Items;
            Assert.Equal(
                [(first.EventId, first.ExecutionId, 503L, "http_error"), (second.EventId, second.ExecutionId, 500, "http_error"), (third.EventId, third.ExecutionId, 200, "delivered")],
                attempts.Select(attempt => (attempt.Number("receivedEventId"), attempt.Number("detailId"), attempt.Number("status"), attempt.Text("outcome"))));
        }

        var own = Assert.Single((await hub.Admin.GetAsync($"/event/received/{second.EventId}/attempts")).Has(200, 200000).Content.Items);
        Assert.Equal((second.ExecutionId, 1L, 500L), (own.Number("detailId"), own.Number("number"), own.Number("status")));
        var shown = (await hub.Admin.GetAsync($"/event/received/execution-detail/{second.ExecutionId}?attempt=1")).Has(200, 200000).Content;
        Assert.Equal(500, shown["response"].Number("status"));
        (await hub.Admin.GetAsync($"/event/received/execution-detail/{second.ExecutionId}?attempt=2")).Has(404, 404001);
    }

    [Fact]
    public async Task Attempts_are_listed_by_time_and_what_was_never_sent_has_none()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Broken);
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url()));
        var second = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url()) { Script = "throw new Error('no');" }, order: 1);
        var skipped = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Url()));
        (await hub.Admin.PutAsync($"/contract/{skipped.ContractId}", new { active = 0 })).Has(201, 200001);
        var sent = await hub.SettledAsync((await hub.SendAsync(kind)).EventId);

        var attempts = (await hub.Admin.GetAsync($"/event/received/{sent["receivedEvent"].Number("id")}/attempts")).Has(200, 200000).Content.Items;
        Assert.Equal(["reset", "mapping_failed"], attempts.Select(attempt => attempt.Text("outcome")));
        Assert.All(attempts, attempt => Assert.True(attempt["status"].IsNull && attempt["startTime"].AsTime() <= attempt["endTime"].AsTime()));
        var idle = await hub.SendAsync(await hub.AddEventAsync());
        Assert.Empty((await hub.Admin.GetAsync($"/event/received/{idle.EventId}/attempts")).Has(200, 200000).Content.Items);
    }

    [Fact]
    public async Task A_chain_is_the_same_from_each_of_its_events_and_tells_retries_from_answers()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Json("{}"));
        consumer.Answers("/refuses", Replies.Status(500));
        var told = await hub.AddFlowAsync(new ActionSpec(consumer.Url("/refuses")));
        var asked = await hub.AddFlowAsync(new ActionSpec(consumer.Url()) { ReplyTo = told.Event.Identifier });
        var root = await asked.SendAsync();
        var reply = Assert.Single(await hub.LoggedAsync(told.Event, 1)).Number("id");
        var failed = await hub.SettledExecutionAsync(reply);
        var retry = (await hub.Admin.RetryAsync(new FailedDelivery(told, reply, failed.Id))).Has(200, 200000).EventId;
        await hub.SettledAsync(retry);

        foreach (var id in new[] { root, reply, retry })
        {
            var chain = (await hub.Admin.GetAsync($"/event/received/{id}/chain")).Has(200, 200000).Content.Items;
            Assert.Equal(
                [(root, "null", "null", """["processed"]"""), (reply, $"{root}", "null", """["retried"]"""), (retry, $"{root}", $"{reply}", """["error"]""")],
                chain.Select(link => (link.Number("receivedEventId"), link["parentReceivedEventId"].Raw, link["retryOfReceivedEventId"].Raw, link["state"].Raw)));
        }
    }

    private async Task<FailedDelivery> RetryAsync(FailedDelivery failed)
    {
        var id = (await hub.Admin.RetryAsync(failed)).Has(200, 200000).EventId;
        return new FailedDelivery(failed.Flow, id, (await hub.SettledExecutionAsync(id)).Id);
    }
}
