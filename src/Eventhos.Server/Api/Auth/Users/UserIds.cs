namespace Eventhos.Server.Api.Auth.Users;

/// <summary>Ids of users in paths.</summary>
internal static class UserIds
{
    /// <summary>The refusal of an id that belongs to no user.</summary>
    public static ApiException NotFound(object? id) => new(404, 404002, $"There is no user with id {id}.");

    /// <summary>The id in a path; one that is no number belongs to nobody.</summary>
    public static long UserId(this HttpContext http, string name) =>
        long.TryParse(http.Request.RouteValues[name] as string, out var id) ? id : throw NotFound(http.Request.RouteValues[name]);
}
