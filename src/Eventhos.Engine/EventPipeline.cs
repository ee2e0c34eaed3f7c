using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Execute;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.Engine.Notices;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine;

/// <summary>
/// One event's way through the hub.
/// <para>1 receive   find the event type, authenticate the client (<see cref="Gatekeeper"/>), take the bounded body.</para>
/// <para>2 plan      every contract of the event: ready, waiting or skipped, each with its reason (<see cref="ContractPlanner"/>).</para>
/// <para>3 commit    ONE transaction: the received event and all its executions (<see cref="IJournal.AppendAsync"/>).</para>
/// <para>4 answer    only now does the producer hear yes.</para>
/// <para>5 dispatch  executions of the lowest unsettled order group go to the lane of their action (<see cref="LaneBoard"/>).</para>
/// <para>6 execute   build the request, send it, read the bounded response, name the outcome (<see cref="AttemptRunner"/>).</para>
/// <para>7 settle    ONE transaction: the attempt, the execution's transition, the next order group, the reply with its own executions,
/// the mail (<see cref="IJournal.SettleAsync"/>). What it released goes to 5 again, until every execution is settled.</para>
/// <para>By hand: a retry is steps 2 to 5 once more, a new event with one contract, in whose transaction the failed execution is made to point
/// to it (<see cref="IJournal.RetryAsync"/>); an abort is a transition of its own (<see cref="IJournal.AbortAsync"/>).</para>
/// Nothing else writes data-plane rows, and there is no queue beside the database: what a lane holds in memory is leased to this node
/// in a row, and what a lane has no room for stays in the database until <see cref="OverflowFeeder"/> fetches it.
/// </summary>
public sealed partial class EventPipeline
{
    private readonly Gatekeeper _gatekeeper;
    private readonly SnapshotStore _snapshots;
    private readonly IJournal _journal;
    private readonly LaneBoard _lanes;
    private readonly INodeLeases _leases;
    private readonly AttemptRunner _runner;
    private readonly ReplyPlanner _replies;
    private readonly GiveUpNotices _notices;
    private readonly SettleQueue _settling;
    private readonly TimeProvider _time;
    private readonly ILogger<EventPipeline> _logger;

    /// <summary>The corridor between the rooms.</summary>
    public EventPipeline(
        Gatekeeper gatekeeper,
        SnapshotStore snapshots,
        IJournal journal,
        LaneBoard lanes,
        INodeLeases leases,
        AttemptRunner runner,
        ReplyPlanner replies,
        GiveUpNotices notices,
        SettleQueue settling,
        TimeProvider time,
        ILogger<EventPipeline> logger)
    {
        _gatekeeper = gatekeeper;
        _snapshots = snapshots;
        _journal = journal;
        _lanes = lanes;
        _leases = leases;
        _runner = runner;
        _replies = replies;
        _notices = notices;
        _settling = settling;
        _time = time;
        _logger = logger;
    }

    /// <summary>Step 1, before the body is read: may this caller send this event?</summary>
    public Admission Admit(string eventIdentifier, string accessKey) => _gatekeeper.Admit(eventIdentifier, accessKey);

    /// <summary>Steps 1 to 5 for an admitted event. When this returns, the event is durable.</summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    public async Task<IngestReceipt> IngestAsync(EventRoute route, ReceivedRequest request)
    {
        // 1 receive
        var received = new ReceivedEvent
        {
            EventTypeId = route.EventTypeId,
            SystemId = route.SystemId,
            Identifier = route.Identifier,
            ReceivedAt = _time.GetUtcNow(),
            Request = request,
        };

        // 2 plan
        var executions = ContractPlanner.Plan(route, received, _snapshots.Current);

        // 3 commit: executions that get a place in a lane are committed as leased to this node, the others as ready for anybody.
        Reserve(executions);
        try
        {
            await _journal.AppendAsync(received, executions);
        }
        catch
        {
            Release(executions);
            throw;
        }

        // 5 dispatch, which takes no time, so that the answer is not held up; then 4 answer.
        LogReceived(received.Id, received.Identifier, executions.Count);
        Dispatch(executions);
        return new IngestReceipt(received.Id, executions.Any(execution => execution.State != ExecutionState.Skipped));
    }

    /// <summary>
    /// Steps 2 to 5 for an execution that failed: its event once more, as a new one with this contract alone. When this returns, the retry is
    /// durable, or nothing was changed.
    /// </summary>
    /// <param name="failed">The execution.</param>
    /// <param name="url">The URL of the request that asks for it, credentials masked; the new event shows it.</param>
    /// <param name="runId">The retry of many that this one is part of; null for one alone.</param>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    public async Task<RetryResult> RetryByHandAsync(StoredExecution failed, string url, long? runId = null)
    {
        // 2 plan
        var (execution, refusal) = RetryPlanner.Plan(failed, url, _time.GetUtcNow(), _snapshots.Current);
        if (execution is null)
        {
            return refusal!;
        }

        // 3 commit: one of two who ask at once gets it.
        IReadOnlyList<Execution> executions = [execution];
        var verdict = RetryVerdict.NotFailed;
        Reserve(executions);
        try
        {
            verdict = await _journal.RetryAsync(new HandRetry(failed.Id, execution.Event, execution, runId));
        }
        finally
        {
            if (verdict != RetryVerdict.Retried)
            {
                Release(executions);
            }
        }

        if (verdict != RetryVerdict.Retried)
        {
            return verdict == RetryVerdict.RunEnded ? new RetryResult.RunEnded() : new RetryResult.NotFailed();
        }

        // 5 dispatch; then 4 answer.
        LogRetried(failed.Id, failed.ReceivedEventId, execution.Event.Id);
        Dispatch(executions);
        return new RetryResult.Retried(execution.Event.Id);
    }

    /// <summary>Gives a failed execution up for good. False when it did not fail, or was retried by hand or given up already.</summary>
    /// <exception cref="JournalUnavailableException">Nothing was stored.</exception>
    public async Task<bool> AbortAsync(long executionId)
    {
        var applied = await _journal.AbortAsync(executionId);
        if (applied)
        {
            LogAborted(executionId);
        }

        return applied;
    }

    /// <summary>Steps 6 and 7 for an execution that a lane has started. Returns when the consumer is done with; settling goes on behind it, unless too much waits for that.</summary>
    /// <exception cref="OperationCanceledException">Never; an execution interrupted by <paramref name="stopping"/> is handed back.</exception>
    public async Task CarryOutAsync(Execution execution, CancellationToken stopping)
    {
        var snapshot = _snapshots.Current;
        var action = snapshot.Actions.GetValueOrDefault(execution.ActionId);

        // 6 execute
        Attempt attempt;
        try
        {
            if (!await _leases.HoldsAsync(execution, stopping))
            {
                // Another node has it.
                LogLeaseLost(execution.Id, execution.Event.Id);
                _lanes.Release(execution.ActionId, execution.MemoryCost);
                return;
            }

            attempt = await _runner.RunAsync(execution, action, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _settling.Interrupted(execution);
            return;
        }

        // 7 settle
        var settlement = await PlanSettleAsync(execution, action, attempt, snapshot);
        LogAttempt(execution, attempt, settlement.Transition);
        await _settling.StartAsync(() => SettleAsync(settlement), stopping);
    }

    private async Task<Settlement> PlanSettleAsync(Execution execution, CompiledAction? action, Attempt attempt, RoutingSnapshot snapshot)
    {
        PlannedEvent? reply = null;
        if (attempt is { Outcome: AttemptOutcome.Delivered, Response: { } response } && action?.Definition.ReplyTo is { Length: > 0 } replyTo)
        {
            var answer = new ConsumerReply(replyTo, response, attempt.Request!.Method, attempt.Request.Url, attempt.FinishedAt);
            (reply, var warning) = await _replies.PlanAsync(execution, answer, snapshot);
            attempt = warning is null ? attempt : attempt with { Warnings = [.. attempt.Warnings, warning] };
        }

        if (reply is not null)
        {
            Reserve(reply.Executions);
        }

        var transition = RetryPolicy.After(attempt);
        return new Settlement(execution, transition, attempt, reply, _lanes, _notices.Plan(attempt, transition));
    }

    private async Task SettleAsync(Settlement settlement)
    {
        var planned = settlement.Reply?.Executions ?? [];
        SettleResult? result = null;
        try
        {
            result = await _settling.WithPatienceAsync(() => _journal.SettleAsync(settlement));
        }
        finally
        {
            _lanes.Release(settlement.Execution.ActionId, settlement.Execution.MemoryCost);
            if (result is not { Applied: true })
            {
                // Another owner has it, or the hub stops before the journal is back: what was planned here never happened.
                Release(planned);
            }
        }

        if (result is { Applied: true })
        {
            Dispatch(result.Released);
            Dispatch(planned);
            if (settlement.Notice is not null)
            {
                _notices.Stored();
            }
        }
    }

    private void Reserve(IReadOnlyList<Execution> executions)
    {
        foreach (var execution in executions)
        {
            if (execution.State == ExecutionState.Ready && _lanes.TryReserve(execution.ActionId, execution.MemoryCost))
            {
                execution.State = ExecutionState.Running;
            }
        }
    }

    private void Release(IReadOnlyList<Execution> executions)
    {
        foreach (var execution in executions)
        {
            if (execution.State == ExecutionState.Running)
            {
                _lanes.Release(execution.ActionId, execution.MemoryCost);
            }
        }
    }

    private void Dispatch(IReadOnlyList<Execution> executions)
    {
        foreach (var execution in executions)
        {
            if (execution.State == ExecutionState.Running)
            {
                _lanes.Enqueue(execution);
            }
            else if (execution.State == ExecutionState.Ready)
            {
                _lanes.MarkOverflow(execution.ActionId);
            }
        }
    }
}
