using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Dispatch;

public sealed partial class OverflowFeeder
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting executions could not be fetched from the database; trying again")]
    private partial void LogClaimFailed(Exception exception);
}
