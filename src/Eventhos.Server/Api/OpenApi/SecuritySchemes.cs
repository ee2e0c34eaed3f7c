namespace Eventhos.Server.Api.OpenApi;

/// <summary>The names of what opens routes, in the OpenAPI document.</summary>
internal static class SecuritySchemes
{
    /// <summary>No credentials beside what the body holds.</summary>
    public const string Nothing = "";

    /// <summary><c>Authorization: Bearer</c>.</summary>
    public const string Bearer = "bearer";

    /// <summary>The same token as the query parameter <c>access_token</c>.</summary>
    public const string BearerInQuery = "bearerInQuery";

    /// <summary>The header <c>access-key</c>.</summary>
    public const string AccessKey = "accessKey";

    /// <summary>The same as a query parameter.</summary>
    public const string AccessKeyInQuery = "accessKeyInQuery";

    /// <summary>Client id and secret as HTTP Basic.</summary>
    public const string ClientSecret = "clientSecret";
}
