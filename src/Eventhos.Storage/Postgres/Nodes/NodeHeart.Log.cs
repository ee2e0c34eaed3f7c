using Microsoft.Extensions.Logging;

namespace Eventhos.Storage.Postgres.Nodes;

internal sealed partial class NodeHeart
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "This node was not heard of in time: its leases are gone, {Sessions} sessions of it have ended; it goes on under a new one")]
    private partial void LogLost(int sessions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} executions and retries of many and {Mails} mails were left by nodes that were not heard of in time; they are carried on, with the same webhook-id or Message-ID")]
    private partial void LogReclaimed(int count, int mails);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} executions and retries of many and {Mails} mails given back: their leases were not known to be held")]
    private partial void LogReleased(int count, int mails);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer; nothing is acknowledged and nothing started until it does")]
    private partial void LogDown(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again")]
    private partial void LogUp();
}
