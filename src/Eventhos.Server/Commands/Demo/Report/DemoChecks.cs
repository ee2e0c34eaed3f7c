using Eventhos.Server.Commands.Demo.Log;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>Holds producers' answers, event log and consumers' records against each other; each contradiction is a sentence.</summary>
internal static class DemoChecks
{
    /// <summary>Everything that is not as it should be.</summary>
    public static IReadOnlyList<string> Faults(DemoEvidence evidence) =>
    [
        .. Acknowledged(evidence),
        .. Planned(evidence),
        .. Delivered(evidence),
        .. Ordered(evidence),
        .. Replied(evidence),
    ];

    /// <summary>True when no execution of an event reached its consumer before all of the earlier order groups were answered.</summary>
    public static bool KeepsOrder(LoggedEvent logged, DemoEvidence evidence)
    {
        var groups = logged.Executions
            .GroupBy(execution => execution.Contract?.Order ?? 0, evidence.ReceiptsOf)
            .OrderBy(group => group.Key)
            .Select(group => group.SelectMany(receipts => receipts).ToList())
            .Where(receipts => receipts.Count > 0)
            .ToList();
        return groups.Zip(groups.Skip(1)).All(pair => pair.First.Max(receipt => receipt.Answered) <= pair.Second.Min(receipt => receipt.Arrived));
    }

    private static IEnumerable<string> Acknowledged(DemoEvidence evidence)
    {
        var refused = evidence.Sent.Where(sent => sent.ReceivedEventId is null).ToList();
        if (refused.Count > 0)
        {
            yield return $"The hub did not say yes to {refused.Count} events, the first with HTTP status {refused[0].Status}.";
        }

        var known = evidence.Logged.Select(logged => logged.Id).ToHashSet();
        if (evidence.Sent.Count(sent => sent.ReceivedEventId is { } id && !known.Contains(id)) is > 0 and var lost)
        {
            yield return $"The hub said yes to {lost} events that its event log does not know.";
        }

        if (evidence.StillOpen > 0 || evidence.Executions.Any(execution => execution.State == "processing"))
        {
            yield return $"{Math.Max(evidence.StillOpen, 1)} received events have not ended; their executions are still processing.";
        }
    }

    private static IEnumerable<string> Planned(DemoEvidence evidence)
    {
        foreach (var events in evidence.Logged.GroupBy(logged => logged.Event))
        {
            var contracts = DemoScenario.Contracts.Where(contract => contract.Event == events.Key).ToHashSet();
            var wrong = events.Count(logged => logged.Executions.Count != contracts.Count
                || !contracts.SetEquals(logged.Executions.Select(execution => execution.Contract!)));
            if (wrong > 0)
            {
                yield return $"{wrong} of {events.Count()} events {events.Key.Name} do not have one execution for each of their {contracts.Count} contracts.";
            }
        }
    }

    private static IEnumerable<string> Delivered(DemoEvidence evidence)
    {
        var executions = evidence.Executions.ToList();
        var counts = executions.ConvertAll(execution => (Execution: execution, Receipts: evidence.ReceiptsOf(execution).ToList()));
        if (counts.Count(pair => pair.Receipts.Count != pair.Execution.Tries || pair.Receipts.Count == 0) is > 0 and var miscounted)
        {
            yield return $"{miscounted} of {executions.Count} executions did not reach their consumer as often as the event log says.";
        }

        if (counts.Count(pair => pair.Receipts.Count(receipt => receipt.Accepted) != (pair.Execution.Processed ? 1 : 0)) is > 0 and var contradicted)
        {
            yield return $"Of {contradicted} executions the consumer's record and the event log do not tell the same outcome.";
        }

        var ids = executions.Select(execution => execution.WebhookId).ToHashSet(StringComparer.Ordinal);
        if (evidence.Receipts.Count(group => !ids.Contains(group.Key)) is > 0 and var strays)
        {
            yield return $"The consumers got {strays} requests that the event log does not know.";
        }

        var broken = counts.Where(pair => pair.Execution.State == "error" && pair.Receipts.All(receipt => receipt.Status != StatusCodes.Status503ServiceUnavailable)).ToList();
        if (broken.Count > 0)
        {
            yield return $"{broken.Count} executions failed that were not told to; execution {broken[0].Execution.Id}: {broken[0].Execution.Reason}";
        }

        if (counts.Sum(pair => pair.Receipts.Count(receipt => receipt.SignatureFits == false)) is > 0 and var altered)
        {
            yield return $"{altered} forwarded bodies do not fit their producer's signature.";
        }
    }

    private static IEnumerable<string> Ordered(DemoEvidence evidence)
    {
        if (evidence.Logged.Count(logged => !KeepsOrder(logged, evidence)) is > 0 and var unordered)
        {
            yield return $"In {unordered} received events an execution began before an earlier order group had settled.";
        }
    }

    private static IEnumerable<string> Replied(DemoEvidence evidence)
    {
        var asked = evidence.Executions
            .Where(execution => execution.Processed && execution.Contract?.Action.ReplyTo is not null)
            .Select(execution => execution.Id).ToList();
        var came = evidence.Logged.Where(logged => logged.ReplyOf is not null).Select(logged => logged.ReplyOf!.Value).ToList();
        if (!asked.Order().SequenceEqual(came.Order()))
        {
            yield return $"{asked.Count} answers were to be received as events, but the event log has {came.Count}.";
        }
    }
}
