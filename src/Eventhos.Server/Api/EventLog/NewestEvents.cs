using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.EventLog;

/// <summary>The end of the event log.</summary>
public sealed record NewestEvents(
    [property: JsonPropertyName("items"), Description("The newest first.")] IReadOnlyList<ReceivedEventRow> Items,
    [property: JsonPropertyName("since"), Description("How many match that were received at `since` or later; null without it, and where there are more than can be counted quickly.")] long? Since);
