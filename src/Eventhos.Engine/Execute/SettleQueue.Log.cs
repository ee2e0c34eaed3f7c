using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Execute;

public sealed partial class SettleQueue
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Attempts could not be recorded; trying again until they can")]
    private partial void LogWaiting(Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "An attempt could not be recorded; its execution stays leased until the hub starts again")]
    private partial void LogLost(Exception exception);
}
