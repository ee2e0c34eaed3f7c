using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Storage.Audit;

namespace Eventhos.Server.Api.Audit;

/// <summary>A line of the audit log.</summary>
internal sealed record AuditItem(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("actorKind"), AllowedValues("user", "client", "hub")] string ActorKind,
    [property: JsonPropertyName("actorId")] long? ActorId,
    [property: JsonPropertyName("actorName")] string ActorName,
    [property: JsonPropertyName("address")] string? Address,
    [property: JsonPropertyName("requestId")] string? RequestId,
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("targetId")] long? TargetId,
    [property: JsonPropertyName("before")] IReadOnlyList<AuditedRow>? Before,
    [property: JsonPropertyName("after")] IReadOnlyList<AuditedRow>? After,
    [property: JsonPropertyName("readable"), Description("False where `before` and `after` were tampered with or their key is gone; `eventhos audit verify` says more.")] bool IsReadable)
{
    /// <summary>For the OpenAPI document.</summary>
    public static AuditItem Example => new(
        12, OpenApi.Examples.Time, "user", 1, "admin", "127.0.0.1", "0193586b-6f5d-7a3b-9c61-2f0d8c1b7e44", "system.update", "system", 3,
        [Row("GitHub")], [Row("GitHub Enterprise")], IsReadable: true);

    /// <summary>From the entry.</summary>
    public static AuditItem From(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Origin.Kind.Word(), entry.Origin.ActorId, entry.Origin.ActorName, entry.Origin.Address, entry.Origin.RequestId,
        entry.Draft.Action, entry.Draft.Target, entry.Draft.TargetId, Rows(entry.Draft.Before), Rows(entry.Draft.After), entry.IsReadable);

    private static AuditedRow Row(string name) => new()
    {
        Row = "system",
        Id = 3,
        Values = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["name"] = JsonSerializer.SerializeToElement(name) },
    };

    private static IReadOnlyList<AuditedRow>? Rows(string? json) => json is null ? null : JsonSerializer.Deserialize<IReadOnlyList<AuditedRow>>(json, Envelope.Json);
}
