using System.Text.Json.Serialization;

namespace Eventhos.Server.Ui.Actions;

/// <summary>A variable that an event offers to templates.</summary>
/// <param name="Path">What stands between the braces.</param>
/// <param name="Value">What it stands for, shortened.</param>
/// <param name="IsLeaf">It is no object and no list.</param>
public sealed record EventVariable(
    [property: JsonPropertyName("path")] string Path, [property: JsonPropertyName("value")] string Value, [property: JsonPropertyName("leaf")] bool IsLeaf);
