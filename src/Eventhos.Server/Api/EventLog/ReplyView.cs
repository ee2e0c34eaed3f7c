using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>Where a reply came from.</summary>
internal sealed record ReplyView(
    [property: JsonPropertyName("reply_from"), Description("The identifier of the first event of the chain.")] string ReplyFrom,
    [property: JsonPropertyName("executionDetailId"), Description("The execution whose answer it is.")] long ExecutionDetailId,
    [property: JsonPropertyName("receivedEventId"), Description("The received event of that execution.")] long ReceivedEventId,
    [property: JsonPropertyName("rootReceivedEventId")] long RootReceivedEventId,
    [property: JsonPropertyName("depth"), Description("1 for the first reply.")] int Depth);
