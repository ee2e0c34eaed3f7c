using Eventhos.Engine.Model;

namespace Eventhos.Storage.Postgres.Writing;

/// <summary>A claimed execution with its event as it is stored.</summary>
internal sealed record ClaimedRow(
    long Id, long ReceivedEventId, long ContractId, long ActionId, int OrderGroup, bool HasLaterGroup, int Attempts, long EventTypeId, long SystemId, string Identifier,
    DateTimeOffset ReceivedAt, byte[] Request, ReplyOrigin? Reply, RetryOrigin? RetryOf)
{
    /// <summary>The event with a request.</summary>
    public ReceivedEvent ToEvent(ReceivedRequest request)
    {
        var received = new ReceivedEvent
        {
            EventTypeId = EventTypeId,
            SystemId = SystemId,
            Identifier = Identifier,
            ReceivedAt = ReceivedAt,
            Request = request,
            Reply = Reply,
            RetryOf = RetryOf,
        };
        received.AssignId(ReceivedEventId);
        return received;
    }

    /// <summary>The execution of the event.</summary>
    public Execution ToExecution(ReceivedEvent received)
    {
        var execution = new Execution
        {
            Event = received,
            ContractId = ContractId,
            ActionId = ActionId,
            OrderGroup = OrderGroup,
            HasLaterGroup = HasLaterGroup,
            State = ExecutionState.Running,
            AttemptsMade = Attempts,
        };
        execution.AssignId(Id);
        return execution;
    }
}
