using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>The request that an action would send.</summary>
public sealed record ActionPreview(
    [property: JsonPropertyName("request"), Description("Null where none can be made.")] TriedRequest? Request,
    [property: JsonPropertyName("warnings"), Description("What a template found missing.")] IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("error"), Description("Why none can be made.")] ActionFault? Error);
