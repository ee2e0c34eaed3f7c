using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>An action's request: a template.</summary>
internal sealed record ActionHttp(
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("data"), Description("The body's template, `{}` where there is none.")] JsonElement Data,
    [property: JsonPropertyName("params")] IReadOnlyDictionary<string, string> Params,
    [property: JsonPropertyName("rawFunctionBody"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RawFunctionBody = null)
{
    /// <summary>Of the stored request, sensitive values masked unless secrets are shown.</summary>
    public static ActionHttp From(ActionRequest request, Masking masking, bool showSecrets)
    {
        Dictionary<string, string> Shown(IReadOnlyList<NameValue> pairs) => pairs
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => showSecrets ? group.Last().Value : masking.Mask(group.Key, group.Last().Value), StringComparer.Ordinal);

        return new ActionHttp(
            showSecrets ? request.Url : masking.MaskUrl(request.Url),
            request.Method,
            Shown(request.Headers),
            BodyOf(request, masking, showSecrets),
            Shown(request.Query),
            request.Script);
    }

    private static JsonElement BodyOf(ActionRequest request, Masking masking, bool showSecrets)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(request.Body ?? "{}");
        return showSecrets ? body : masking.Mask(body);
    }
}
