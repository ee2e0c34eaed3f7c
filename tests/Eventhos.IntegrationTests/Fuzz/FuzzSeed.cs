namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>A valid call of a route, with ids of rows that are there.</summary>
/// <param name="Name">The route.</param>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Body">The body; null without.</param>
/// <param name="FixedSegments">How many segments of the path come before the first parameter.</param>
internal sealed record FuzzSeed(string Name, string Method, string Target, string? Body, int FixedSegments)
{
    /// <summary>Routes that come up less often: passwords are hashed slowly on purpose, and the pages are files of some megabytes.</summary>
    public bool IsCostly => IsSignIn || Name.StartsWith("GET /docs/", StringComparison.Ordinal);

    /// <summary>Routes that check a password or secret: what fails there is counted, hence stored.</summary>
    public bool IsSignIn => Name is "POST /auth/login" or "POST /auth/token" or "PUT /auth/user/{userId}/password";
}
