using System.Text.Json;

namespace Eventhos.Server.Api.Retries;

/// <summary>Ids as the predecessor's pages send them: numbers, digits in strings, and <c>undefined</c> for what they don't know.</summary>
internal static class SentIds
{
    /// <summary>An id that nothing has.</summary>
    public const long Nothing = -1;

    /// <summary>The id of a field; null where there is none, <see cref="Nothing"/> for what can't be an id.</summary>
    /// <exception cref="ApiException">It is neither number nor string.</exception>
    public static long? SentId(this ApiBody body, string field) => body.Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var id) ? id : Nothing,
        { ValueKind: JsonValueKind.String } => Id(body.OptionalText(field)),
        _ => throw new ApiException(400, 400004, $"Invalid body; {field} is not a number"),
    };

    /// <summary>A query parameter; null where it is left out, empty or <c>undefined</c>.</summary>
    public static string? Sent(this HttpRequest request, string name) =>
        request.Query.Only(name) is { Length: > 0 } text and not ("undefined" or "null") ? text : null;

    /// <summary>The id in a text; null for an empty one, <see cref="Nothing"/> for what can't be an id.</summary>
    public static long? Id(string? text) => text switch
    {
        null or "" or "undefined" or "null" => null,
        _ => long.TryParse(text, out var id) ? id : Nothing,
    };
}
