using System.Threading.Channels;
using Eventhos.Engine.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Retries;

/// <summary>
/// Carries out retries of many, one execution after the other, each run at its own pace and all together within <see cref="RetryLimits"/>.
/// Runs take turns. A run belongs to one node, until that node has left or was given up. Where a run stands is stored with every retry, so that after any end the next start goes on there.
/// </summary>
public sealed partial class RetryRunner : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<long, ActiveRun> _runs = [];
    private readonly EventPipeline _pipeline;
    private readonly IStoredExecutions _executions;
    private readonly IRetryRuns _stored;
    private readonly TimeProvider _time;
    private readonly ILogger<RetryRunner> _logger;
    private readonly RetryPace _pace;
    private volatile bool _mayBeMore = true;

    /// <summary>A runner that retries through <paramref name="pipeline"/>.</summary>
    public RetryRunner(
        EventPipeline pipeline, IStoredExecutions executions, IRetryRuns stored, RetryLimits limits, TimeProvider time, ILogger<RetryRunner> logger)
    {
        _pipeline = pipeline;
        _executions = executions;
        _stored = stored;
        _time = time;
        _logger = logger;
        _pace = new RetryPace(time, limits.PerSecond);
    }

    /// <summary>Says that a new run is stored.</summary>
    public void Wake()
    {
        _mayBeMore = true;
        _wake.Writer.TryWrite(0);
    }

    /// <summary>Retries one execution if one is due. Answers how long until the next is; null when no run is under way.</summary>
    public async Task<TimeSpan?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (_runs.Count == 0)
        {
            return null;
        }

        var run = _runs.Values.MinBy(run => run.Pace.Due)!;
        var wait = run.Pace.Wait > _pace.Wait ? run.Pace.Wait : _pace.Wait;
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        if (await FillAsync(run, cancellationToken))
        {
            _pace.Take();
            run.Pace.Take();
            await RetryAsync(run, run.Next.Peek(), cancellationToken);
            run.Next.TryDequeue(out _);
        }

        return TimeSpan.Zero;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PauseAsync(await RunOnceAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, giving up would leave a run standing until the next start.
                LogFault(e);
                await Task.Delay(PauseAfterFault, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PauseAsync(TimeSpan? wait, CancellationToken cancellationToken)
    {
        if (wait is null)
        {
            await _wake.Reader.ReadAsync(cancellationToken);
        }
        else if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait.Value, _time, cancellationToken);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!_mayBeMore)
        {
            return;
        }

        // Cleared before looking: a run that is stored from now on sets it again.
        _mayBeMore = false;
        try
        {
            foreach (var run in await _stored.TakeUnfinishedAsync(cancellationToken))
            {
                _runs.TryAdd(run.Id, new ActiveRun(run, _time));
            }
        }
        catch
        {
            _mayBeMore = true;
            throw;
        }
    }

    /// <summary>False when nothing is left of the run, which then has ended.</summary>
    private async Task<bool> FillAsync(ActiveRun run, CancellationToken cancellationToken)
    {
        if (run.Next.Count > 0)
        {
            return true;
        }

        foreach (var id in await _stored.NextAsync(run.Run, run.Cursor, Batch, cancellationToken))
        {
            run.Next.Enqueue(id);
            run.Cursor = id;
        }

        if (run.Next.Count > 0)
        {
            return true;
        }

        await _stored.CompleteAsync(run.Run.Id, _time.GetUtcNow());
        _runs.Remove(run.Run.Id);
        LogCompleted(run.Run.Id);
        return false;
    }

    private async Task RetryAsync(ActiveRun run, long executionId, CancellationToken cancellationToken)
    {
        var runId = run.Run.Id;
        var failed = await _executions.FindAsync(executionId, cancellationToken);
        var result = failed is null ? null : await RetryAsync(failed, runId);
        var goesOn = result switch
        {
            RetryResult.Retried or RetryResult.NotFailed => true,
            RetryResult.RunEnded => false,
            null => await _stored.CountAsync(runId, executionId, RetryCount.Skipped),
            _ => await CountFailedAsync(runId, failed!, result),
        };
        if (!goesOn)
        {
            _runs.Remove(runId);
            LogLeft(runId);
        }
    }

    private async Task<RetryResult> RetryAsync(StoredExecution failed, long runId)
    {
        try
        {
            return await _pipeline.RetryByHandAsync(failed, $"/event/received/retry/{runId}", runId);
        }
        catch (JournalRefusedException e)
        {
            // Trying again would never help, and the others of the run wait behind it.
            LogRefused(e, failed.Id, runId);
            return new RetryResult.Refused();
        }
    }

    private Task<bool> CountFailedAsync(long runId, StoredExecution failed, RetryResult why)
    {
        LogNotRetried(failed.Id, failed.ReceivedEventId, runId, why.GetType().Name);
        return _stored.CountAsync(runId, failed.Id, RetryCount.Failed);
    }
}
