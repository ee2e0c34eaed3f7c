using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>An action's request: a template.</summary>
public sealed record ActionHttp(
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, string> Headers,
    [property: JsonPropertyName("data"), Description("The body's template, `{}` where there is none.")] JsonElement Data,
    [property: JsonPropertyName("params")] IReadOnlyDictionary<string, string> Params,
    [property: JsonPropertyName("headerList"), Description("The headers in order, with those that repeat a name.")] IReadOnlyList<NameValuePair> HeaderList,
    [property: JsonPropertyName("paramList"), Description("The parameters in order, with those that repeat a name.")] IReadOnlyList<NameValuePair> ParamList,
    [property: JsonPropertyName("rawFunctionBody"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RawFunctionBody = null)
{
    /// <summary>Of the stored request, sensitive values masked unless secrets are shown.</summary>
    public static ActionHttp From(ActionRequest request, Masking masking, bool showSecrets)
    {
        List<NameValuePair> Shown(IReadOnlyList<NameValue> pairs) =>
            [.. pairs.Select(pair => new NameValuePair(pair.Key, showSecrets ? pair.Value : masking.Mask(pair.Key, pair.Value)))];

        var (headers, parameters) = (Shown(request.Headers), Shown(request.Query));
        return new ActionHttp(
            showSecrets ? request.Url : masking.MaskUrl(request.Url),
            request.Method,
            ByName(headers),
            BodyOf(request, masking, showSecrets),
            ByName(parameters),
            headers,
            parameters,
            request.Script);
    }

    private static Dictionary<string, string> ByName(List<NameValuePair> pairs) => pairs
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    private static JsonElement BodyOf(ActionRequest request, Masking masking, bool showSecrets)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(request.Body ?? "{}");
        return showSecrets ? body : masking.Mask(body);
    }
}
