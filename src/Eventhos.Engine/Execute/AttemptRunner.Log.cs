using Microsoft.Extensions.Logging;

namespace Eventhos.Engine.Execute;

public sealed partial class AttemptRunner
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The request {WebhookId} failed inside the hub")]
    private partial void LogUnexpected(Exception exception, string webhookId);
}
