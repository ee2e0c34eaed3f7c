using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api.Retries;

/// <summary><c>POST /event/send/contract</c>: a failed execution once more.</summary>
public sealed class RetryTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_retry_is_a_new_event_with_that_contract_alone_and_the_same_request()
    {
        await using var receiver = await Receiver.StartAsync(Replies.InTurn(Replies.Status(500), Replies.Ok));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"name":"${.body.name}","query":"${.query.more}","url":"${.url}"}""" });
        await hub.AddFlowAsync(flow.Event, new ActionSpec(receiver.Url("/beside")) { Method = "PUT" }, order: 1);
        receiver.Answers("/beside", Replies.Ok);
        var sent = await hub.Anyone.PostTextAsync($"/event/send?more=yes{Retrying.KeyOf(flow.Event)}", """{"name":"Ada"}""");
        var first = (await hub.SettledAsync(sent.EventId))["executedEventContracts"][0];
        var failed = new FailedDelivery(flow, sent.EventId, first.Number("detailId"));

        var answer = (await hub.Admin.RetryAsync(failed)).Has(200, 200000, "success");
        Assert.Equal("""{"code":200000,"message":"success"}""", answer.Text);
        (await hub.SettledExecutionAsync(answer.EventId)).Delivered();

        var again = (await hub.ReceivedAsync(answer.EventId))["receivedEvent"];
        var retryOf = again["retryOf"];
        Assert.Equal((failed.ExecutionId, failed.EventId), (retryOf.Number("executionDetailId"), retryOf.Number("receivedEventId")));
        var (before, after) = ((await hub.ReceivedAsync(failed.EventId))["receivedEvent"], again);
        foreach (var same in new[] { "headers", "query", "body", "method" })
        {
            Assert.Equal(before["received_request"][same].Raw, after["received_request"][same].Raw);
        }

        var url = $"/event/send/contract?contract-id={flow.ContractId}";
        Assert.Equal(url, after["received_request"].Text("url"));
        Assert.Equal($$"""{"name":"Ada","query":"yes","url":"{{url}}"}""", receiver.CallsTo("/")[1].Text);
        Assert.NotEqual(receiver.CallsTo("/")[0].WebhookId, receiver.CallsTo("/")[1].WebhookId);
        Assert.Single(receiver.CallsTo("/beside"));
    }

    [Fact]
    public async Task A_retried_execution_stays_an_error_and_says_what_it_was_retried_as()
    {
        var failed = await FailAsync();
        var retry = (await hub.Admin.RetryAsync(failed)).Has(200, 200000).EventId;

        var execution = Assert.Single((await hub.ReceivedAsync(failed.EventId))["executedEventContracts"].Items);
        Assert.Equal(("error", 1, 0, retry), (execution.Text("state"), execution.Number("attempts"), execution.Number("isAborted"), execution.Number("retriedAs")));
        var detail = (await hub.ExecutionAsync(failed.ExecutionId)).Content;
        Assert.Equal(("error", 1, 0, retry), (detail.Text("state"), detail.Number("attempts"), detail.Number("is_aborted"), detail.Number("retriedAs")));
        await hub.SettledAsync(retry);
        Assert.Equal([failed.EventId], await FoundAsync(failed, "retried"));
        Assert.Equal([retry], await FoundAsync(failed, "error"));
        Assert.Equal("""["retried"]""", (await hub.LoggedAsync(failed.Flow.Event, 2))[0]["state"].Raw);
    }

    [Fact]
    public async Task An_execution_is_retried_once_by_whoever_asks_first()
    {
        var failed = await FailAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.Admin.RetryAsync(failed)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => AssertNotFailed(answer));
        Assert.Equal(2, (await hub.LoggedAsync(failed.Flow.Event, 2)).Count);
    }

    [Fact]
    public async Task What_was_processed_given_up_or_is_under_way_is_not_retried()
    {
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/held", Replies.After(gate, Replies.Ok));
        var processed = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var done = new FailedDelivery(processed, await processed.SendAsync(), 0);
        AssertNotFailed(await hub.Admin.RetryAsync(done with { ExecutionId = (await hub.SettledExecutionAsync(done.EventId)).Id }));

        var held = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/held")));
        var underWay = new FailedDelivery(held, await held.SendAsync(), 0);
        await gate.HasArrivedAsync(1);
        var id = (await hub.ReceivedAsync(underWay.EventId))["executedEventContracts"][0].Number("detailId");
        AssertNotFailed(await hub.Admin.RetryAsync(underWay with { ExecutionId = id }));
        gate.Open();

        var aborted = await FailAsync();
        (await hub.Admin.AbortAsync(aborted)).Has(200, 200000);
        AssertNotFailed(await hub.Admin.RetryAsync(aborted));
    }

    [Fact]
    public async Task A_retry_that_fails_again_can_be_retried_again_and_the_chain_can_be_followed()
    {
        var failed = await FailAsync();
        var second = (await hub.Admin.RetryAsync(failed)).EventId;
        var again = new FailedDelivery(failed.Flow, second, (await hub.SettledExecutionAsync(second)).Id);
        var third = (await hub.Admin.RetryAsync(again)).Has(200, 200000).EventId;

        Assert.Equal(second, (await hub.ReceivedAsync(third))["receivedEvent"]["retryOf"].Number("receivedEventId"));
        Assert.Equal(failed.EventId, (await hub.ReceivedAsync(second))["receivedEvent"]["retryOf"].Number("receivedEventId"));
        Assert.True((await hub.ReceivedAsync(failed.EventId))["receivedEvent"]["retryOf"].IsNull);
    }

    [Theory]
    [InlineData("""{"contractDetailId":1}""", 400203, "Received event Id was not send.")]
    [InlineData("""{"receivedEventId":null,"contractDetailId":1}""", 400203, "Received event Id was not send.")]
    [InlineData("""{"receivedEventId":"","contractDetailId":1}""", 400203, "Received event Id was not send.")]
    [InlineData("""{"receivedEventId":1}""", 400203, "Contract detail Id was not send.")]
    [InlineData("""{"receivedEventId":1,"contractDetailId":"undefined"}""", 400203, "Contract detail Id was not send.")]
    [InlineData("""{"receivedEventId":[1],"contractDetailId":1}""", 400004, "Invalid body; receivedEventId is not a number")]
    [InlineData("""{"receivedEventId":1,"contractDetailId":{"a":1}}""", 400004, "Invalid body; contractDetailId is not a number")]
    [InlineData("""{"receivedEventId":true,"contractDetailId":1}""", 400004, "Invalid body; receivedEventId is not a number")]
    [InlineData("""{"receivedEventId":1,"contractDetailId":-7}""", 400206, null)]
    [InlineData("""{"receivedEventId":1,"contractDetailId":1.5}""", 400206, null)]
    [InlineData("""{"receivedEventId":1,"contractDetailId":99999999999999999999999999}""", 400206, null)]
    [InlineData("""{"receivedEventId":1,"contractDetailId":"1; DROP TABLE executions"}""", 400206, null)]
    [InlineData("""[1]""", 400005, null)]
    [InlineData("""{""", 400100, null)]
    public async Task A_body_that_names_no_execution_is_refused(string body, long code, string? message)
    {
        var answer = (await hub.Admin.PostTextAsync("/event/send/contract?contract-id=1", body)).Has(400, code);
        Assert.True(message is null || answer.Message == message, answer.Text);
    }

    [Fact]
    public async Task Ids_may_be_digits_in_strings()
    {
        var failed = await FailAsync();
        var body = new { contractDetailId = $"{failed.ExecutionId}", receivedEventId = $"{failed.EventId}" };
        (await hub.Admin.PostAsync($"/event/send/contract?contract-id={failed.Flow.ContractId}", body)).Has(200, 200000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?contract-id=")]
    [InlineData("?contract-id=undefined")]
    [InlineData("?contract-id=-1")]
    [InlineData("?contract-id=abc")]
    [InlineData("?contract-id=99999999999999999999999")]
    public async Task A_contract_that_is_not_the_executions_is_refused(string query)
    {
        var failed = await FailAsync();
        var body = new { contractDetailId = failed.ExecutionId, receivedEventId = failed.EventId };
        (await hub.Admin.PostAsync($"/event/send/contract{query}", body)).Has(400, 400204);
        var other = await FailAsync();
        (await hub.Admin.PostAsync($"/event/send/contract?contract-id={other.Flow.ContractId}", body)).Has(400, 400204);
        AssertNotFailed(await hub.Admin.RetryAsync(failed with { EventId = other.EventId }));
        await AssertUntouchedAsync(failed);
    }

    [Fact]
    public async Task A_contract_that_is_inactive_or_deleted_now_is_refused_and_nothing_changes()
    {
        var failed = await FailAsync();
        var contract = $"/contract/{failed.Flow.ContractId}";
        (await hub.Admin.PutAsync(contract, new { active = false })).Has(201, 200001);
        (await hub.Admin.RetryAsync(failed)).Has(400, 400204);
        await AssertUntouchedAsync(failed);

        (await hub.Admin.PutAsync(contract, new { active = true })).Has(201, 200001);
        (await hub.Admin.DeleteAsync(contract)).Has(201, 200001);
        (await hub.Admin.RetryAsync(failed)).Has(400, 400204);
        await AssertUntouchedAsync(failed);
    }

    [Fact]
    public async Task A_deleted_event_is_refused_by_its_name()
    {
        var failed = await FailAsync();
        (await hub.Admin.DeleteAsync($"/contract/{failed.Flow.ContractId}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/event/{failed.Flow.Event.Id}")).Has(201, 200001);

        Assert.Contains(failed.Flow.Event.Identifier, (await hub.Admin.RetryAsync(failed)).Has(400, 400024).Message, StringComparison.Ordinal);
        (await hub.Admin.RetryAsync(failed, $"&event-identifier={failed.Flow.Event.Identifier}")).Has(400, 400024);
        (await hub.Anyone.RetryAsync(failed, Retrying.KeyOf(failed.Flow.Event))).Has(400, 400024);
    }

    [Fact]
    public async Task A_retry_takes_the_action_as_it_is_now()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        receiver.Answers("/mended", Replies.Ok);
        var failed = await (await hub.AddFlowAsync(new ActionSpec(receiver.Url("/broken")))).FailAsync();
        (await hub.Admin.PutAsync($"/action/{failed.Flow.ActionId}", new { url = receiver.Url("/mended") })).Has(201, 200001);

        (await hub.SettledExecutionAsync((await hub.Admin.RetryAsync(failed)).EventId)).Delivered();
        Assert.Single(receiver.CallsTo("/mended"));
    }

    [Fact]
    public async Task The_url_that_is_kept_holds_no_credentials()
    {
        var failed = await FailAsync();
        var token = hub.Admin.Bearer;
        var answer = (await hub.Anyone.RetryAsync(failed, $"{Retrying.KeyOf(failed.Flow.Event)}&access_token={token}")).Has(200, 200000);

        var url = (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"].Text("url");
        Assert.Equal($"/event/send/contract?contract-id={failed.Flow.ContractId}&event-identifier={failed.Flow.Event.Identifier}&access-key=***&access_token=***", url);
    }

    [Fact]
    public async Task A_retry_that_can_not_be_stored_changes_nothing_and_can_be_asked_for_again()
    {
        await using var own = await RunningHub.StartAsync();
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var failed = await (await own.AddFlowAsync(new ActionSpec(receiver.Url()))).FailAsync();
        await own.RefuseWritesAsync("received_events");
        (await own.Admin.RetryAsync(failed)).Has(503, 503000);
        await own.AcceptWritesAsync("received_events");

        (await own.Admin.RetryAsync(failed)).Has(200, 200000);
    }

    private static void AssertNotFailed(HubAnswer answer) =>
        answer.Has(400, 400206, "Detail of the contract does not exist or has already been processed");

    private async Task<FailedDelivery> FailAsync()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        return await (await hub.AddFlowAsync(new ActionSpec(receiver.Url()))).FailAsync();
    }

    private async Task AssertUntouchedAsync(FailedDelivery failed)
    {
        var execution = (await hub.ExecutionAsync(failed.ExecutionId)).Content;
        Assert.Equal((0, 0), (execution.Number("attempts"), execution.Number("is_aborted")));
        Assert.Single(await hub.LoggedAsync(failed.Flow.Event, 1));
    }

    private async Task<IEnumerable<long>> FoundAsync(FailedDelivery failed, string state) =>
        (await hub.Admin.ListAsync($"/event/received?state={state}&eventIdentifierSearch={failed.Flow.Event.Identifier}")).Select(item => item.Number("id"));
}
