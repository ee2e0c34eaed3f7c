using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The errors that follow from what a route is, so that no description needs to name them.</summary>
internal static class SharedRefusals
{
    private static readonly Refusal[] Bearer =
    [
        new(401, 400001, "Incorrect token."),
        new(401, 400002, "The token has expired."),
        new(403, 403002, "The bearer token was not found."),
    ];

    private static readonly Refusal[] Permission = [new(401, 401002, "Subject not authorized; incorrect permissions")];

    private static readonly Refusal[] Fields =
    [
        new(400, 400001, "Invalid body; name is required"),
        new(400, 400002, "Invalid body; roles is not an array"),
        new(400, 400003, "Invalid body; name is not an string"),
        new(400, 400004, "Invalid body; order is not a number"),
        new(400, 400005, "Invalid body; the body is not an object"),
    ];

    private static readonly Refusal[] Body =
    [
        new(400, 400100, "The body is not valid JSON: 'o' is an invalid start of a value, at line 1, position 12."),
        new(408, 408000, "The body came too slowly."),
        new(413, 413000, "Body is larger than 1048576 bytes"),
        new(415, 415000, "The content encoding is not supported; send one of gzip, br, deflate, or none."),
    ];

    private static readonly Refusal[] Query = [new(400, 400003, "Invalid query; state is given more than once")];

    private static readonly Refusal[] Hub = [new(500, 500000, "Not categorized error"), new(503, 503000, "The hub is overloaded; try again")];

    /// <summary>The names of those that whole responses are made of, and those.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Refusal>> Responses { get; } = new Dictionary<string, IReadOnlyList<Refusal>>(StringComparer.Ordinal)
    {
        ["InvalidBody"] = [.. Fields, Body[0]],
        ["InvalidQuery"] = Query,
        ["Unauthorized"] = [Bearer[0], Bearer[1], .. Permission],
        ["NoToken"] = [Bearer[2]],
        ["TooSlow"] = [Body[1]],
        ["TooLarge"] = [Body[2]],
        ["UnknownCoding"] = [Body[3]],
        ["Failed"] = [Hub[0]],
        ["Overloaded"] = [Hub[1]],
    };

    /// <summary>Those of a route.</summary>
    public static IEnumerable<Refusal> Of(RouteDescription route, RouteAccess access)
    {
        if (access is not RouteAccess.Anyone)
        {
            foreach (var refusal in Bearer.Concat(access is RouteAccess.AnySubject ? [] : Permission))
            {
                yield return refusal;
            }
        }

        foreach (var refusal in OfRequest(route))
        {
            yield return refusal;
        }

        foreach (var refusal in route.Successes.Any(success => success.Code != 0) ? Hub : [])
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> OfRequest(RouteDescription route)
    {
        if (route.Body is { } body)
        {
            // A body of any shape has no fields to miss.
            return (body.Type == typeof(System.Text.Json.JsonElement) ? [] : Fields).Concat(Body);
        }

        return route.HasFilters ? Query : [];
    }
}
