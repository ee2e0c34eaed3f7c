using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Eventhos.Engine.Mapping;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>What is wrong with an action, and where.</summary>
public sealed record ActionFault(
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("part"), AllowedValues("method", "url", "query", "headers", "body", "script", null)] string? Part,
    [property: JsonPropertyName("name"), Description("Of the header or query parameter.")] string? Name,
    [property: JsonPropertyName("line"), Description("Of the body's template or the JavaScript, from 1.")] int? Line,
    [property: JsonPropertyName("column"), Description("The character of the line, from 1.")] int? Column)
{
    /// <summary>As the engine found it.</summary>
    public static ActionFault From(string message, TemplatePlace? place) => new(
        message, place?.Part.ToString().ToLowerInvariant(), place?.Name, place?.Line, place?.Column);
}
