using Eventhos.Server.Commands.Demo;
using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Log;
using Eventhos.Server.Commands.Demo.Producers;
using Eventhos.Server.Commands.Demo.Report;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.IntegrationTests.Demo;

[Hosting.OneStorage("has no database")]
public sealed class DemoChecksTests
{
    private static readonly DemoEvent Push = DemoScenario.Event("push");

    private static readonly List<Receipt> InOrder = [Receipt("a", 10), Receipt("b", 20), Receipt("c", 30)];

    [Fact]
    public void Nothing_is_amiss_where_all_sides_agree() => Assert.Empty(Faults(InOrder));

    [Fact]
    public void An_execution_that_comes_twice_is_told() =>
        Assert.Contains(Faults([.. InOrder, Receipt("c", 40)]), fault => fault.Contains("as often as", StringComparison.Ordinal));

    [Fact]
    public void An_execution_that_never_comes_is_told() =>
        Assert.Contains(Faults([.. InOrder.Take(2)]), fault => fault.Contains("as often as", StringComparison.Ordinal));

    [Fact]
    public void A_broken_order_is_told() =>
        Assert.Contains(Faults([InOrder[0], Receipt("b", 30), Receipt("c", 20)]), fault => fault.Contains("order group", StringComparison.Ordinal));

    [Fact]
    public void A_request_that_the_log_does_not_know_is_told() =>
        Assert.Contains(Faults([.. InOrder, Receipt("x", 40)]), fault => fault.Contains("does not know", StringComparison.Ordinal));

    [Fact]
    public void A_lost_event_is_told() =>
        Assert.Contains(Faults(InOrder, acknowledged: [1, 2]), fault => fault.Contains("1 events that its event log does not know", StringComparison.Ordinal));

    [Fact]
    public void An_event_that_does_not_end_is_told() =>
        Assert.Contains(Faults(InOrder, stillOpen: 1), fault => fault.Contains("have not ended", StringComparison.Ordinal));

    private static IReadOnlyList<string> Faults(List<Receipt> receipts, long[]? acknowledged = null, int stillOpen = 0)
    {
        var contracts = DemoScenario.Contracts.Where(contract => contract.Event == Push);
        var executions = contracts.Zip(["a", "b", "c"], (contract, id) => new LoggedExecution(1, contract, "processed", 1, id, null)).ToList();
        return DemoChecks.Faults(new DemoEvidence(
            [.. (acknowledged ?? [1]).Select(id => new SentEvent(Push, 200, id))],
            [new LoggedEvent(1, Push, DateTimeOffset.UnixEpoch, null, executions)],
            receipts.ToLookup(receipt => receipt.WebhookId, StringComparer.Ordinal),
            stillOpen));
    }

    private static Receipt Receipt(string id, long arrived) => new()
    {
        WebhookId = id,
        At = DateTimeOffset.UnixEpoch,
        Arrived = arrived,
        Answered = arrived + 5,
        Status = 200,
    };
}
