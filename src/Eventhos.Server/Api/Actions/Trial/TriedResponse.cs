using System.Text.Json.Serialization;
using Eventhos.Engine.Model;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>What the consumer answered.</summary>
public sealed record TriedResponse(
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("statusText")] string StatusText,
    [property: JsonPropertyName("headers")] IReadOnlyDictionary<string, object> Headers,
    [property: JsonPropertyName("body")] string Body)
{
    /// <summary>With values of sensitive names masked.</summary>
    public static TriedResponse From(ReceivedResponse response, Masking masking) => new(
        response.Status, masking.MaskText(response.StatusText), masking.Mask(response.Headers), TriedBody.Text(response.Body, response.ContentType, masking));
}
