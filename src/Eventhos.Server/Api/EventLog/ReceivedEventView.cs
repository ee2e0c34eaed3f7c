using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>A received event and what became of it.</summary>
internal sealed record ReceivedEventView(
    [property: JsonPropertyName("receivedEvent")] ReceivedEventFacts ReceivedEvent,
    [property: JsonPropertyName("replies"), Description("The answers of consumers that were received as events.")] IReadOnlyList<ReplyRow> Replies,
    [property: JsonPropertyName("executedEventContracts")] IReadOnlyList<ExecutionRow> ExecutedEventContracts,
    [property: JsonPropertyName("skippedEventContracts"), Description("With the reason.")] IReadOnlyList<ExecutionRow> SkippedEventContracts);
