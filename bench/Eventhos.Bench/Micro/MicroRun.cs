using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Eventhos.Bench.Micro;

/// <summary>Runs the micro-benchmarks: short, in this process, with what each allocates.</summary>
internal static class MicroRun
{
    private static readonly Type[] Benchmarks =
        [typeof(PlanningBenchmark), typeof(TemplateBenchmark), typeof(ScriptBenchmark), typeof(SettleBenchmark), typeof(SignInBenchmark)];

    /// <summary>The exit code is 0 when every benchmark that the filter names has run.</summary>
    public static int Execute(string filter)
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "eventhos-micro"));
        var summaries = BenchmarkSwitcher.FromTypes(Benchmarks).Run(["--filter", filter, "--join"], config).ToList();
        return summaries.Count > 0 && summaries.TrueForAll(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
