using System.Globalization;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>The bare probe.</summary>
internal sealed class LimitTarget(LoadOptions options, TokenLength tokenLength) : ITarget
{
    private const string Identifier = "bench-event-AAAAAAAAAA";

    public const string Standard = "limit";

    public string Name => Standard;

    public Task ClearAsync() => Task.CompletedTask;

    public async Task<RunningTarget> StartAsync(
        ChildProcesses processes, Uri consumer, string folder, CancellationToken cancellation)
    {
        var probe = processes.StartOwn(
            "probe",
            inlineSockets: false,
            "--consumer",
            consumer.ToString(),
            "--data",
            folder,
            "--copies",
            options.Contracts.ToString(CultureInfo.InvariantCulture));
        var port = int.Parse(await probe.ReadLineAsync(cancellation), CultureInfo.InvariantCulture);
        return new([probe], [port], Identifier, new string('A', tokenLength.Value));
    }
}
