using System.Text.Json;
using Eventhos.Server.Api.EventLog;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>A request or an answer as it is looked at.</summary>
/// <param name="Title">Method and address, or status.</param>
/// <param name="Query">Parameters, several of a name one after the other.</param>
/// <param name="Headers">The same.</param>
/// <param name="Body">Null where there is none.</param>
public sealed record Message(string Title, IReadOnlyList<(string Name, string Value)> Query, IReadOnlyList<(string Name, string Value)> Headers, BodyText? Body)
{
    /// <summary>A request that was received.</summary>
    internal static Message Of(ReceivedRequestView request) => new($"{request.Method} {request.Url}", Pairs(request.Query), Pairs(request.Headers), BodyText.Of(request.Body));

    /// <summary>A request that was sent.</summary>
    internal static Message Of(SentRequestView request) => new($"{request.Method} {request.Url}", Pairs(request.Params), Pairs(request.Headers), BodyText.Of(request.Body));

    /// <summary>An answer.</summary>
    internal static Message Of(ResponseView response) => new($"{response.Status} {response.StatusText}".Trim(), [], Pairs(response.Headers), BodyText.Of(response.Body));

    /// <summary>Line by line, to be compared.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        Title,
        .. Query.Select(pair => $"{pair.Name} = {pair.Value}"),
        .. Headers.OrderBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase).Select(pair => $"{pair.Name}: {pair.Value}"),
        "",
        .. Body?.Pretty.Split('\n') ?? [],
    ];

    /// <summary>A value is a text, or a list of them.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Pairs(IReadOnlyDictionary<string, object>? pairs) =>
        [.. (pairs ?? new Dictionary<string, object>()).SelectMany(pair => Values(pair.Value).Select(value => (pair.Key, value)))];

    private static IEnumerable<string> Values(object value) => value is JsonElement { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(item => item.ToString())
        : [value.ToString() ?? ""];
}
