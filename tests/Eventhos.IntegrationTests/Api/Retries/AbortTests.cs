using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api.Retries;

/// <summary><c>POST /event/retry/aborted</c>: giving a failed execution up.</summary>
public sealed class AbortTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task What_is_given_up_stays_an_error_and_says_so()
    {
        var failed = await FailAsync();
        var answer = (await hub.Admin.AbortAsync(failed)).Has(200, 200000, "success");
        Assert.Equal("""{"code":200000,"message":"success"}""", answer.Text);

        var execution = Assert.Single((await hub.ReceivedAsync(failed.EventId))["executedEventContracts"].Items);
        Assert.Equal(("error", 0, 1), (execution.Text("state"), execution.Number("attempts"), execution.Number("isAborted")));
        var detail = (await hub.ExecutionAsync(failed.ExecutionId)).Content;
        Assert.Equal(("error", 0, 1, "http_error"), (detail.Text("state"), detail.Number("attempts"), detail.Number("is_aborted"), detail.Text("outcome")));
        Assert.Equal("""["aborted"]""", Assert.Single(await hub.LoggedAsync(failed.Flow.Event, 1))["state"].Raw);
        Assert.Single(await FoundAsync(failed, "aborted"));
        Assert.Empty(await FoundAsync(failed, "error"));
    }

    [Fact]
    public async Task It_is_given_up_once_by_whoever_asks_first()
    {
        var failed = await FailAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.Admin.AbortAsync(failed)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.Has(400, 400203, "Contract Detail was prosecuted."));
    }

    [Fact]
    public async Task What_was_processed_or_retried_is_not_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var processed = new FailedDelivery(flow, 0, (await flow.CarryOutAsync()).Delivered().Id);
        (await hub.Admin.AbortAsync(processed)).Has(400, 400203, "Contract Detail was prosecuted.");

        var retried = await FailAsync();
        (await hub.Admin.RetryAsync(retried)).Has(200, 200000);
        (await hub.Admin.AbortAsync(retried)).Has(400, 400203, "Contract Detail was prosecuted.");
        Assert.Equal(0, (await hub.ExecutionAsync(retried.ExecutionId)).Content.Number("is_aborted"));
    }

    [Fact]
    public async Task What_comes_after_the_one_that_is_given_up_has_been_carried_out_already()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/first", Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/first")));
        await hub.AddFlowAsync(flow.Event, new ActionSpec(receiver.Url("/second")), order: 1);
        var settled = await hub.SettledAsync(await flow.SendAsync());

        (await hub.Admin.AbortAsync(new FailedDelivery(flow, 0, settled["executedEventContracts"][0].Number("detailId")))).Has(200, 200000);
        Assert.Single(receiver.CallsTo("/second"));
    }

    [Theory]
    [InlineData("{}", 400203, "Contract Detail Id was not send.")]
    [InlineData("""{"contractDetailId":null}""", 400203, "Contract Detail Id was not send.")]
    [InlineData("""{"contractDetailId":""}""", 400203, "Contract Detail Id was not send.")]
    [InlineData("""{"contractDetailId":0}""", 400203, "Contract Detail was not found.")]
    [InlineData("""{"contractDetailId":-1}""", 400203, "Contract Detail was not found.")]
    [InlineData("""{"contractDetailId":"abc"}""", 400203, "Contract Detail was not found.")]
    [InlineData("""{"contractDetailId":1e300}""", 400203, "Contract Detail was not found.")]
    [InlineData("""{"contractDetailId":[1]}""", 400004, "Invalid body; contractDetailId is not a number")]
    [InlineData("""{"contractDetailId":{}}""", 400004, "Invalid body; contractDetailId is not a number")]
    public async Task A_body_that_names_no_execution_is_refused(string body, long code, string message) =>
        (await hub.Admin.PostTextAsync("/event/retry/aborted", body)).Has(400, code, message);

    private async Task<FailedDelivery> FailAsync()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        return await (await hub.AddFlowAsync(new ActionSpec(receiver.Url()))).FailAsync();
    }

    private Task<IReadOnlyList<Json>> FoundAsync(FailedDelivery failed, string state) =>
        hub.Admin.ListAsync($"/event/received?state={state}&eventIdentifierSearch={failed.Flow.Event.Identifier}");
}
