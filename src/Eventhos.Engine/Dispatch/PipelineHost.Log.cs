using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Dispatch;

public sealed partial class PipelineHost
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} executions were left by a process that ended without handing them back; they are carried out again, with the same webhook-id")]
    private partial void LogReclaimed(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} executions handed back; they are carried out after the next start")]
    private partial void LogHandedBack(int count);
}
