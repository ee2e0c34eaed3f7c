using System.Text;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Events, executions and settlements to store.</summary>
public sealed class Samples
{
    private readonly TestCatalog _catalog;
    private readonly TimeProvider _time;

    public Samples(TestCatalog catalog, TimeProvider time)
    {
        _catalog = catalog;
        _time = time;
    }

    public ReceivedEvent Event(string body = """{"name":"Ada"}""", int type = 0, int? system = null, DateTimeOffset? at = null, ReplyOrigin? reply = null) => new()
    {
        EventTypeId = _catalog.EventTypes[type],
        SystemId = _catalog.Systems[system ?? type % 2],
        Identifier = _catalog.Identifiers[type],
        ReceivedAt = at ?? _time.GetUtcNow(),
        Request = Request(Encoding.UTF8.GetBytes(body)),
        Reply = reply,
    };

    public Execution Execution(
        ReceivedEvent received, ExecutionState state = ExecutionState.Ready, int action = 0, int group = 0, bool later = false) => new()
        {
            Event = received,
            ContractId = _catalog.Contracts[action],
            ActionId = _catalog.Actions[action],
            OrderGroup = group,
            HasLaterGroup = later,
            State = state,
            Reason = state == ExecutionState.Skipped ? "The contract was inactive." : null,
        };

    public Settlement Settlement(
        Execution execution, ExecutionTransition transition, int number = 1, PlannedEvent? reply = null, ILaneReservations? lanes = null) =>
        new(execution, transition, Attempt(number, transition), reply, lanes ?? new TestLanes());

    public Attempt Attempt(int number, ExecutionTransition transition) => transition is ExecutionTransition.Processed
        ? new Attempt
        {
            Number = number, StartedAt = _time.GetUtcNow(), FinishedAt = _time.GetUtcNow(), Outcome = AttemptOutcome.Delivered,
            Request = new SentRequest { Method = "POST", Url = "http://consumer.test/", Params = [], Headers = [], Body = "sent"u8.ToArray() },
            Response = new ReceivedResponse { Status = 200, StatusText = "OK", Headers = [], Body = "answered"u8.ToArray() },
        }
        : new Attempt
        {
            Number = number, StartedAt = _time.GetUtcNow(), FinishedAt = _time.GetUtcNow(), Outcome = AttemptOutcome.Timeout, Detail = "No answer in time.",
        };

    public PlannedEvent Reply(Execution execution, int type = 2)
    {
        var parent = execution.Event;
        var received = Event("""{"answer":42}""", type, reply: new ReplyOrigin(execution.Id, parent.Id, parent.Id, parent.Identifier, 1));
        return new PlannedEvent(received, [Execution(received, action: 2)]);
    }

    /// <summary>The retry of a stored execution, as the pipeline plans it.</summary>
    public HandRetry Retry(Execution failed, long? run = null, ExecutionState state = ExecutionState.Running)
    {
        var received = new ReceivedEvent
        {
            EventTypeId = failed.Event.EventTypeId,
            SystemId = failed.Event.SystemId,
            Identifier = failed.Event.Identifier,
            ReceivedAt = _time.GetUtcNow(),
            Request = failed.Event.Request with { Url = "/event/send/contract" },
            Reply = failed.Event.Reply,
            RetryOf = new RetryOrigin(failed.Id, failed.Event.Id),
        };
        var execution = new Execution
        {
            Event = received, ContractId = failed.ContractId, ActionId = failed.ActionId, OrderGroup = failed.OrderGroup, HasLaterGroup = false, State = state,
        };
        return new HandRetry(failed.Id, received, execution, run);
    }

    public static ReceivedRequest Request(byte[] body) => new()
    {
        Method = "POST",
        Url = "/event/send?event-identifier=x",
        Query = [new("event-identifier", "x")],
        Headers = [new("content-type", "application/json"), new("x-event", "push")],
        ContentType = "application/json",
        Format = BodyFormat.Json,
        Body = body,
    };
}
