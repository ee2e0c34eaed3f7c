using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Eventhos.Storage.Journal.Counts;

/// <summary>Lets the log be counted while the hub runs, at a low rate. Without it the log answers the same, more slowly.</summary>
internal sealed partial class LogCountingService : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    private readonly LogCounter _counter;
    private readonly TimeProvider _time;
    private readonly ILogger<LogCountingService> _logger;
    private bool _isFailing;

    public LogCountingService(LogCounter counter, TimeProvider time, ILogger<LogCountingService> logger)
    {
        _counter = counter;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await PassAsync(stoppingToken), _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A pass; answers how long to pause after it, so that much to count takes no more than half the time of a thread.</summary>
    private async Task<TimeSpan> PassAsync(CancellationToken stoppingToken)
    {
        var began = _time.GetTimestamp();
        try
        {
            // Not on the thread that starts the hub.
            await Task.Yield();
            var step = await _counter.RunAsync(stoppingToken);
            _isFailing = false;
            var took = _time.GetElapsedTime(began);
            return step == CountingStep.More && took > Least ? took : Every;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return Every;
        }
        catch (Exception e)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailing(e);
            }

            return Every;
        }
    }
}
