using Eventhos.Engine.Execute;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Dispatch;

/// <summary>
/// Starts the corridor before the server accepts requests: loads the snapshot, takes over what an earlier process left behind, opens the
/// lanes. Stops it after the server has: running executions get a bounded time, the rest is handed back unspent.
/// </summary>
public sealed partial class PipelineHost : IHostedService
{
    private readonly EventPipeline _pipeline;
    private readonly LaneBoard _lanes;
    private readonly OverflowFeeder _feeder;
    private readonly SettleQueue _settling;
    private readonly IExecutionClaims _claims;
    private readonly SnapshotStore _snapshots;
    private readonly StopPatience _patience;
    private readonly TimeProvider _time;
    private readonly ILogger<PipelineHost> _logger;

    /// <summary>The host of <paramref name="pipeline"/>.</summary>
    public PipelineHost(
        EventPipeline pipeline,
        LaneBoard lanes,
        OverflowFeeder feeder,
        SettleQueue settling,
        IExecutionClaims claims,
        SnapshotStore snapshots,
        StopPatience patience,
        TimeProvider time,
        ILogger<PipelineHost> logger)
    {
        _pipeline = pipeline;
        _lanes = lanes;
        _feeder = feeder;
        _settling = settling;
        _claims = claims;
        _snapshots = snapshots;
        _patience = patience;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _snapshots.LoadAsync(cancellationToken);
        var reclaimed = await _claims.ReclaimAsync();
        if (reclaimed > 0)
        {
            LogReclaimed(reclaimed);
        }

        _lanes.Start(_pipeline.CarryOutAsync);
        await _feeder.StartAsync(cancellationToken);
        await _feeder.DiscoverAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _feeder.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(_patience.Running, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var unstarted = await _lanes.StopAsync(either.Token);
        var interrupted = await _settling.DrainAsync();
        var rest = unstarted.Concat(interrupted).ToList();
        if (rest.Count > 0)
        {
            await _claims.HandBackAsync(rest);
            LogHandedBack(rest.Count);
        }
    }
}
