using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Log;
using Eventhos.Server.Commands.Demo.Producers;

namespace Eventhos.Server.Commands.Demo;

/// <summary>What is known after the run, from the three sides.</summary>
/// <param name="Sent">The producers' side: every event and the hub's answer.</param>
/// <param name="Logged">The hub's side: its event log.</param>
/// <param name="Receipts">The consumers' side: every request that came, by <c>webhook-id</c>.</param>
/// <param name="StillOpen">Received events that had not ended when patience was over.</param>
internal sealed record DemoEvidence(
    IReadOnlyCollection<SentEvent> Sent, IReadOnlyList<LoggedEvent> Logged, ILookup<string, Receipt> Receipts, int StillOpen)
{
    /// <summary>All executions.</summary>
    public IEnumerable<LoggedExecution> Executions => Logged.SelectMany(logged => logged.Executions);

    /// <summary>The requests of an execution.</summary>
    public IEnumerable<Receipt> ReceiptsOf(LoggedExecution execution) => execution.WebhookId is { } id ? Receipts[id] : [];
}
