using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>It is known what has come of an event.</summary>
public abstract class ReplyChainGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task A_chain_is_counted_no_further_than_asked()
    {
        var executions = new List<Execution> { Sample.Execution(Sample.Event(), ExecutionState.Running), Sample.Execution(Sample.Event(), ExecutionState.Running) };
        executions.AddRange(Enumerable.Range(0, 2).Select(_ => Sample.Execution(executions[0].Event, ExecutionState.Running)));
        await Session.Journal.AppendAsync(executions[0].Event, [executions[0], executions[2], executions[3]]);
        await Session.Journal.AppendAsync(executions[1].Event, [executions[1]]);
        foreach (var execution in executions)
        {
            await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: Sample.Reply(execution)));
        }

        Assert.Equal(3, await Session.Chains.CountAsync(executions[0].Event.Id, 10));
        Assert.Equal(2, await Session.Chains.CountAsync(executions[0].Event.Id, 2));
        Assert.Equal(1, await Session.Chains.CountAsync(executions[1].Event.Id, 10));
        Assert.Equal(0, await Session.Chains.CountAsync(4711, 10));
    }

    [Fact]
    public async Task A_reply_is_found_beside_the_execution_it_answers()
    {
        var execution = await AppendAsync(ExecutionState.Running);
        var reply = Sample.Reply(execution);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.Processed(), reply: reply));

        var link = Assert.Single((await Session.Log.FindAsync(execution.Event.Id, Cancellation))!.Replies);
        Assert.Equal((reply.Received.Id, execution.Id, Catalog.Identifiers[2]), (link.ReceivedEventId, link.ExecutionId, link.EventIdentifier));
        Assert.Equal(reply.Received.Reply, (await Session.Log.FindAsync(reply.Received.Id, Cancellation))!.Reply);
    }
}
