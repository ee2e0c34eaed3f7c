using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eventhos.Server.Ui.Events;

/// <summary>A received body to look at.</summary>
internal static class ShownBody
{
    // What is too long to look at is cut: a browser shows five megabytes badly.
    private const int Longest = 100_000;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1024 };

    /// <summary>As the event log tells it.</summary>
    public static string Of(JsonElement body)
    {
        var text = body.ValueKind == JsonValueKind.String ? body.GetString()! : JsonSerializer.Serialize(body, Written);
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }

    /// <summary>A JSON text on several lines.</summary>
    public static string Indented(string json) => Of(JsonElement.Parse(json));
}
