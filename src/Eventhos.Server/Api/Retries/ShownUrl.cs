using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Retries;

/// <summary>A request's path and query as they may be kept.</summary>
internal static class ShownUrl
{
    /// <summary>Without the credentials that the query may hold.</summary>
    public static string Of(HttpRequest request) => request.PathBase + request.Path + QueryString.Create(
        request.Query.SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, IsSecret(parameter.Key) ? Masking.Mark : value))));

    private static bool IsSecret(string name) =>
        name.Equals("access-key", StringComparison.OrdinalIgnoreCase) || name.Equals("access_token", StringComparison.OrdinalIgnoreCase);
}
