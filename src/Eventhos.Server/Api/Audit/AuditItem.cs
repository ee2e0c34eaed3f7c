using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Engine.Mapping;
using Eventhos.Storage.Audit;

namespace Eventhos.Server.Api.Audit;

/// <summary>A line of the audit log.</summary>
internal sealed record AuditItem(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("actorKind")] string ActorKind,
    [property: JsonPropertyName("actorId")] long? ActorId,
    [property: JsonPropertyName("actorName")] string ActorName,
    [property: JsonPropertyName("address")] string? Address,
    [property: JsonPropertyName("requestId")] string? RequestId,
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("targetId")] long? TargetId,
    [property: JsonPropertyName("before")] JsonElement? Before,
    [property: JsonPropertyName("after")] JsonElement? After)
{
    /// <summary>From the entry.</summary>
    public static AuditItem From(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Origin.Kind.Word(), entry.Origin.ActorId, entry.Origin.ActorName, entry.Origin.Address, entry.Origin.RequestId,
        entry.Draft.Action, entry.Draft.Target, entry.Draft.TargetId, Rows(entry.Draft.Before), Rows(entry.Draft.After));

    private static JsonElement? Rows(string? json) => json is null ? null : JsonFormat.Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
