using System.Threading.Channels;
using Eventhos.Engine.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Dispatch;

/// <summary>
/// Brings executions from the database into lanes that have room: what exceeded the in-memory bound, retries that are due, and
/// executions whose owner died. Woken by lanes that run low; a slow poll is the backstop.
/// </summary>
public sealed partial class OverflowFeeder : BackgroundService
{
    private const int MaxClaim = 500;
    private const long MaxClaimBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IExecutionClaims _claims;
    private readonly LaneBoard _lanes;
    private readonly TimeProvider _time;
    private readonly ILogger<OverflowFeeder> _logger;

    /// <summary>A feeder of <paramref name="lanes"/>.</summary>
    public OverflowFeeder(IExecutionClaims claims, LaneBoard lanes, TimeProvider time, ILogger<OverflowFeeder> logger)
    {
        _claims = claims;
        _lanes = lanes;
        _time = time;
        _logger = logger;
        lanes.WhenLaneHasRoom(() => _wake.Writer.TryWrite(0));
    }

    /// <summary>Looks for actions with work in the database and notes it on their lanes.</summary>
    public async Task DiscoverAsync(CancellationToken cancellationToken)
    {
        foreach (var actionId in await _claims.ActionsWithWorkAsync(_time.GetUtcNow(), cancellationToken))
        {
            _lanes.MarkOverflow(actionId);
        }
    }

    /// <summary>Feeds every lane that has work in the database and room for it, once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var (actionId, room) in _lanes.WithRoomForClaims())
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Cleared before looking: an execution that is left in the database from now on marks the lane again.
            _lanes.ClearOverflow(actionId);
            var max = Math.Min(room, MaxClaim);
            var claimed = await _claims.ClaimAsync(actionId, max, MaxClaimBytes, _time.GetUtcNow());
            foreach (var execution in claimed)
            {
                _lanes.EnqueueClaimed(execution);
            }

            if (claimed.Count > 0)
            {
                // There may be more; the next claim finds out.
                _lanes.MarkOverflow(actionId);
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitAsync(stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, giving up would leave acknowledged events lying in the database.
                LogClaimFailed(e);
                await Task.Delay(PollInterval, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = _wake.Reader.ReadAsync(poll.Token).AsTask();
        var due = Task.Delay(PollInterval, _time, poll.Token);
        var first = await Task.WhenAny(woken, due);
        await poll.CancelAsync();
        await Task.WhenAll(woken, due).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == due)
        {
            await DiscoverAsync(cancellationToken);
        }
    }
}
