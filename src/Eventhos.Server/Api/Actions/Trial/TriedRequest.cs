using System.ComponentModel;
using System.Text.Json.Serialization;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>A request as it is put on the wire; <c>Host</c>, <c>Accept-Encoding</c> and the headers of its framing are added there.</summary>
public sealed record TriedRequest(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("url"), Description("With its parameters.")] string Url,
    [property: JsonPropertyName("headers"), Description("Texts, or lists of texts where a header goes more than once.")] IReadOnlyDictionary<string, object> Headers,
    [property: JsonPropertyName("body"), Description("The text of it; null where none is sent.")] string? Body)
{
    /// <summary>With values of sensitive names masked.</summary>
    public static TriedRequest From(SentRequest request, bool hasBody, Masking masking) => new(
        request.Method,
        masking.MaskUrl(UrlTemplate.Join(request.Url, request.Params).AbsoluteUri),
        masking.Mask(request.Headers),
        hasBody ? TriedBody.Text(request.Body, request.Headers.Find("content-type"), masking) : null);
}
