using Microsoft.Extensions.Logging;

namespace Eventhos.Storage.Journal.Counts;

internal sealed partial class LogCountingService
{
    [LoggerMessage(LogLevel.Warning, "The event log can't be counted at the moment; it is read without counts, and tried again every few seconds.")]
    private partial void LogFailing(Exception exception);
}
