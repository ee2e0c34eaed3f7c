using System.Diagnostics;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>
/// 20,000 generated requests at every route. The environment variables <c>EVENTHOS_FUZZ_SEED</c> and <c>EVENTHOS_FUZZ_REQUESTS</c> try
/// others and more.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_is_sent_is_answered_well_and_what_is_refused_changes_nothing()
    {
        var seed = Number("EVENTHOS_FUZZ_SEED", 1);
        var requests = Number("EVENTHOS_FUZZ_REQUESTS", 20_000);
        await using var rig = await FuzzRig.StartAsync(seed);
        using var run = new FuzzRun(rig, await DatabaseWatch.OfAsync(rig.Hub));
        var watch = Stopwatch.StartNew();

        await run.RunAsync(requests);

        output.WriteLine($"Seed {seed}: {run.Answered} answers in {watch.Elapsed.TotalSeconds:0} s: {run.Summary}");
        Assert.True(run.Faults.Count == 0, $"Seed {seed}, {run.Faults.Count} faults:\n\n{string.Join("\n\n", run.Faults.Take(20))}");
        Assert.Equal(requests, run.Answered);
        (await rig.Hub.Admin.GetAsync("/system")).Has(200, 200000);
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
