using Eventhos.Bench.Hub;
using Eventhos.Bench.Processes;
using Eventhos.Bench.Viewers;

namespace Eventhos.Bench.Run;

/// <summary>The hub while many people have its event log open, live.</summary>
internal sealed class ViewedTarget(LoadOptions options, TokenLength tokenLength) : HubTarget(options, tokenLength, Viewed)
{
    public const string Viewed = "viewed";

    private const string Page = "/event-log?live=1";

    /// <inheritdoc />
    public override async Task<RunningTarget> StartAsync(ChildProcesses processes, Uri consumer, string folder, CancellationToken cancellation)
    {
        var running = await base.StartAsync(processes, consumer, folder, cancellation);
        var credentials = await HubCredentials.ReadAsync(Path.Combine(folder, "node-1"), cancellation);
        var viewers = new List<Viewer>();
        while (viewers.Count < Options.Viewers)
        {
            viewers.Add(await Viewer.OpenAsync(Address(running.Ports[0]), credentials, Page, cancellation));
        }

        await WaitUntilShownAsync(viewers, cancellation);
        return running with { Viewers = viewers };
    }

    /// <summary>The frame, then the page, then the log in it.</summary>
    private static async Task WaitUntilShownAsync(List<Viewer> viewers, CancellationToken cancellation)
    {
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(60);
        while (viewers.Exists(viewer => viewer.Renderings < 3))
        {
            if (viewers.Find(viewer => viewer.Failure is not null) is { } failed)
            {
                throw new BenchmarkException($"A viewer sees nothing: {failed.Failure!.Message}");
            }

            if (TimeProvider.System.GetUtcNow() > deadline)
            {
                throw new BenchmarkException($"{viewers.Count(viewer => viewer.Renderings < 3)} of {viewers.Count} viewers see nothing.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
        }
    }
}
