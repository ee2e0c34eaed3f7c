namespace Eventhos.IntegrationTests.Permissions;

/// <summary>A route as the reference of the API has it, and one call of it that succeeds.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The path, its parameters in braces.</param>
/// <param name="Access">A permission, <see cref="Anybody"/>, <see cref="SignedIn"/>, or a permission and <see cref="OrAccessKey"/>.</param>
/// <param name="Target">Path and query of the call. <c>$system</c> and the like stand for rows that <see cref="SampleRows"/> makes.</param>
/// <param name="Body">Its body; null without.</param>
public sealed record ExpectedRoute(string Method, string Pattern, string Access, string Target, string? Body = null)
{
    /// <summary>No token is asked for, and a wrong one does not matter.</summary>
    public const string Anybody = "anybody";

    /// <summary>Any good token will do.</summary>
    public const string SignedIn = "signed in";

    /// <summary>An access key opens it as well.</summary>
    public const string OrAccessKey = " or access key";

    /// <summary>The permission; null where none is needed.</summary>
    public string? Permission => Access is Anybody or SignedIn ? null : Access.Replace(OrAccessKey, "", StringComparison.Ordinal);

    /// <summary>What the route is called in tests.</summary>
    public string Name => $"{Method} {Pattern}";

    /// <summary>A call that comes as far as the work behind the check, and finds nothing to do there.</summary>
    public ExpectedRoute Harmless() => this with { Target = SampleRows.Without(Target), Body = Body is null ? null : "{}" };
}
