using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>A contract's line in the table.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Sent">Executions whose request went out.</param>
/// <param name="Processed">Executions that the consumer accepted.</param>
/// <param name="Failed">Executions that were given up.</param>
/// <param name="Latencies">From the hub's receipt of the event to the request's arrival at the consumer, sorted.</param>
internal sealed record ContractFigures(
    DemoContract Contract, int Sent, int Processed, int Failed, IReadOnlyList<TimeSpan> Latencies)
{
    /// <summary>Of every contract, from the log and the consumers' records.</summary>
    public static IReadOnlyList<ContractFigures> From(DemoEvidence evidence) =>
        [.. DemoScenario.Contracts.Select(contract => Of(contract, evidence))];

    /// <summary>The latency that this share of the executions did not exceed (nearest rank); null without any.</summary>
    public TimeSpan? Percentile(double share) =>
        Latencies.Count == 0 ? null : Latencies[Math.Max(0, (int)Math.Ceiling(share * Latencies.Count) - 1)];

    private static ContractFigures Of(DemoContract contract, DemoEvidence evidence)
    {
        var own = evidence.Logged
            .SelectMany(logged => logged.Executions, (logged, execution) => (logged.ReceivedAt, Execution: execution))
            .Where(pair => pair.Execution.Contract == contract)
            .ToList();
        var latencies = own.SelectMany(pair => evidence.ReceiptsOf(pair.Execution).Take(1), (pair, receipt) => receipt.At - pair.ReceivedAt);
        return new ContractFigures(
            contract,
            own.Count(pair => pair.Execution.Tries > 0 && pair.Execution.WebhookId is not null),
            own.Count(pair => pair.Execution.Processed),
            own.Count(pair => pair.Execution.State == "error"),
            [.. latencies.Order()]);
    }
}
