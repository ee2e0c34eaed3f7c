using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Audit;

/// <summary>A row before or after a change.</summary>
internal sealed record AuditedRow
{
    /// <summary>What it is a row of.</summary>
    [JsonPropertyName("row"), Description("What it is a row of, e.g. `system`.")]
    public required string Row { get; init; }

    /// <summary>Its id; rows that only tie others together have none.</summary>
    [JsonPropertyName("id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Id { get; init; }

    /// <summary>The columns that changed, or all of them.</summary>
    [JsonPropertyName("values"), Description("The columns that changed, or all of them for a row that was made or deleted.")]
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }
}
