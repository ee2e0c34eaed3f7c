using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>An access key tells nothing of what belongs to other producers: what is there is answered like what is not.</summary>
public sealed class ForeignExecutionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_retry_by_access_key_tells_nothing_of_another_producers_executions()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var (own, other) = (await FailAsync(consumer), await FailAsync(consumer));
        var target = $"/event/send/contract?contract-id={other.Flow.ContractId}{Retrying.KeyOf(own.Flow.Event)}";

        var there = await hub.Anyone.PostAsync(target, new { contractDetailId = other.ExecutionId, receivedEventId = other.EventId });
        var notThere = await hub.Anyone.PostAsync(target, new { contractDetailId = 999_999_999, receivedEventId = other.EventId });

        there.Has(400, 400204);
        notThere.Has(400, 400204, there.Message);
    }

    [Fact]
    public async Task A_giving_up_by_access_key_tells_nothing_of_another_producers_executions()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        var (own, other) = (await FailAsync(consumer), await FailAsync(consumer));
        var target = $"/event/retry/aborted?x=1{Retrying.KeyOf(own.Flow.Event)}";

        var there = await hub.Anyone.PostAsync(target, new { contractDetailId = other.ExecutionId });
        var notThere = await hub.Anyone.PostAsync(target, new { contractDetailId = 999_999_999 });

        there.Has(400, 400203);
        notThere.Has(400, 400203, there.Message);
    }

    private async Task<FailedDelivery> FailAsync(Receiver consumer) => await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).FailAsync();
}
