using Eventhos.Engine.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Eventhos.Storage.Journal.Retention;

/// <summary>Removes events that are older than is wanted: at the start and every hour.</summary>
public sealed partial class RetentionService : BackgroundService
{
    private readonly IExpiredEvents _events;
    private readonly RetentionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RetentionService> _logger;

    /// <summary>On the events of one database.</summary>
    public RetentionService(IExpiredEvents events, RetentionOptions options, TimeProvider time, ILogger<RetentionService> logger)
    {
        _events = events;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var before = _time.GetUtcNow() - _options.Keep;
                Log(before, await _events.PurgeAsync(before, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException e)
            {
                LogLater(e);
            }

            await Task.Delay(_options.Every, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Log(DateTimeOffset before, PurgeResult result)
    {
        if (result.Events > 0 || result.Days.Count > 0)
        {
            LogPurged(before, result.Events, result.Days.Count);
        }

        if (result.KeptDays.Count > 0)
        {
            LogKept(string.Join(", ", result.KeptDays.Select(day => $"{day:yyyy-MM-dd}")));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed what arrived before {Before:u}, as Retention:Days says: {Events} events one by one and {Days} whole days")]
    private partial void LogPurged(DateTimeOffset before, long events, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Older than Retention:Days, but kept until a later look: {Days}. Executions of these days are not over, or long transactions were reading")]
    private partial void LogKept(string days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not remove old events; the hub tries again in an hour")]
    private partial void LogLater(Exception exception);
}
