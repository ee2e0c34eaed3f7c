using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Audit;

/// <summary>What people do about failed executions is on record, and what is refused is not.</summary>
public sealed class HandTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_retry_and_an_abort_are_on_record_with_who_asked()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var (retried, aborted) = (await flow.FailAsync(), await flow.FailAsync());
        (await hub.Admin.RetryAsync(retried)).Has(200, 200000);
        (await hub.Admin.RetryAsync(retried)).Has(400, 400206);
        (await hub.Anyone.AbortAsync(aborted, Retrying.KeyOf(flow.Event))).Has(200, 200000);
        (await hub.Admin.AbortAsync(aborted)).Has(400, 400203);

        var retry = Assert.Single(await AuditAsync($"target=execution&targetId={retried.ExecutionId}"));
        Assert.Equal(("execution.retry", "user", "admin"), (retry.Text("action"), retry.Text("actorKind"), retry.Text("actorName")));
        var abort = Assert.Single(await AuditAsync($"target=execution&targetId={aborted.ExecutionId}"));
        Assert.Equal(
            ("execution.abort", "client", $"access key of {flow.Event.Identifier}"), (abort.Text("action"), abort.Text("actorKind"), abort.Text("actorName")));
    }

    [Fact]
    public async Task A_retry_of_many_and_its_end_by_hand_are_on_record()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        await flow.FailManyAsync(2);
        var id = await hub.Admin.RetryManyAsync(new { filter = new { contractId = flow.ContractId }, perSecond = 1 }, total: 2);
        (await hub.Admin.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(201, 200001);
        (await hub.Admin.PostAsync($"/event/received/retry/{id}/cancel", new { })).Has(409, 409202);

        var entries = await AuditAsync($"target=retry_run&targetId={id}&order=asc");
        Assert.Equal(["retry_run.create", "retry_run.cancel"], entries.Select(entry => entry.Text("action")));
        Assert.Equal(flow.ContractId, entries[0]["after"][0]["values"]["filter"].Number("contractId"));
    }

    private Task<IReadOnlyList<Json>> AuditAsync(string filter) => hub.Admin.ListAsync($"/audit?{filter}");
}
