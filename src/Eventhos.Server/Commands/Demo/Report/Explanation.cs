using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>What was seen, in a few sentences; told only when nothing is amiss.</summary>
internal static class Explanation
{
    /// <summary>One line each, of at most 98 columns.</summary>
    public static IEnumerable<string> Lines(DemoEvidence evidence, ConsumerSet consumers)
    {
        var executions = evidence.Executions.ToList();
        var idle = evidence.Sent.Count(sent => sent.Status == StatusCodes.Status203NonAuthoritative);
        yield return $"- The hub said yes to all {evidence.Sent.Count} events. {idle} of them have no contract: kept, and answered 203.";

        foreach (var receiver in consumers.Receivers.Where(receiver => receiver.Refused > 0))
        {
            yield return $"- {receiver.Name} refused {receiver.Refused} of {receiver.Arrived} requests, every third, as it was told to. The log keeps each answer.";
        }

        var ordered = evidence.Logged.Where(logged => logged.Executions.Select(execution => execution.Contract!.Order).Distinct().Count() > 1).ToList();
        var afterFailure = ordered.Count(logged => logged.Executions.Any(execution => !execution.Processed));
        yield return $"- {ordered.Count} push events went to one consumer after the other, in {afterFailure} of them past a step that failed.";

        var replies = evidence.Logged.Where(logged => logged.ReplyOf is not null).ToList();
        yield return $"- {replies.Count} answers of {DemoActions.Enrol.System} became events {DemoActions.Enrol.ReplyTo}, which have a contract of their own.";

        var signed = evidence.Receipts.SelectMany(receipts => receipts).Count(receipt => receipt.SignatureFits == true);
        yield return $"- {signed} bodies were forwarded byte for byte: GitHub's signature still fits. OAuth2 tokens fetched: {consumers.Tokens.Given}.";

        yield return executions.All(execution => execution.Tries == 1)
            ? $"- Each of the {executions.Count} executions reached its consumer exactly once, told by its webhook-id."
            : $"- Each of the {executions.Count} executions reached its consumer as often as the log says; {executions.Count(execution => execution.Tries > 1)} were tried again.";
    }
}
