namespace Eventhos.Server.Api;

/// <summary>Ids in paths and queries.</summary>
public static class RouteIds
{
    /// <summary>The id in a path; one that is no number belongs to nothing.</summary>
    public static long Id(this HttpContext http, string name, string what) =>
        long.TryParse(http.Request.RouteValues[name] as string, out var id) ? id : throw NotFound(what, http.Request.RouteValues[name] as string);

    /// <summary>A query parameter that may be given once; null where it is left out.</summary>
    public static string? Only(this IQueryCollection query, string name)
    {
        var values = query[name];
        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => throw new ApiException(400, 400003, $"Invalid query; {name} is given more than once"),
        };
    }

    /// <summary>The refusal of an id that belongs to nothing.</summary>
    public static ApiException NotFound(string what, object? id) => new(404, 404001, $"There is no {what} with id {id}.");
}
