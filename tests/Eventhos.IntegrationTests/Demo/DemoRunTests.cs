using Eventhos.Server.Commands.Demo;

namespace Eventhos.IntegrationTests.Demo;

public sealed class DemoRunTests
{
    private const int Samples = 19;
    private const int LastOrder = 2;

    [Fact]
    public async Task One_round_ends_with_figures_that_log_and_consumers_agree_on()
    {
        using var output = new StringWriter();
        var screen = new DemoScreen(output, IsLive: false, Width: 100);

        var outcome = await new DemoRun(new DemoOptions { Rounds = 1 }, screen, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);

        var text = output.ToString();
        Assert.Empty(outcome.Faults);
        Assert.Equal(0, outcome.ExitCode);

        // Two push bodies with three contracts, two pull requests, one body for each of the other eight contracts, the reply's included.
        Assert.Equal(16, outcome.Figures.Sum(line => line.Sent));
        Assert.Equal(14, outcome.Figures.Sum(line => line.Processed));
        Assert.Equal(2, outcome.Figures.Sum(line => line.Failed));
        Assert.All(outcome.Figures.Where(line => line.Failed > 0), line => Assert.Equal("Warehouse", line.Contract.Action.System));
        Assert.Equal([2, 2, 2], outcome.Figures.Where(line => line.Contract.Event.Name == "push").Select(line => line.Sent));
        Assert.All(outcome.Figures, line => Assert.Equal(line.Sent, line.Latencies.Count));

        // The last order group waited for the slow consumer.
        var last = Assert.Single(outcome.Figures, line => line.Contract.Order == LastOrder);
        Assert.All(last.Latencies, latency => Assert.True(latency >= TimeSpan.FromMilliseconds(150), $"{latency}"));

        Assert.Contains($"Sent {Samples} of {Samples} events", text, StringComparison.Ordinal);
        Assert.DoesNotContain("password", text, StringComparison.OrdinalIgnoreCase);
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 100));
    }
}
