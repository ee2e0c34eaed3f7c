using System.Text.RegularExpressions;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>
/// Paths in the document: two that differ in the names of parameters alone may not both be there (OpenAPI 3.1.1 section 4.8.8.1), though
/// their routes name the ids by what they are ids of.
/// </summary>
internal static partial class SharedPath
{
    /// <summary>Where the route's own path is kept among an API's properties.</summary>
    public const string Own = "path";

    /// <summary>The path without the names of its parameters.</summary>
    public static string ShapeOf(string path) => Parameter().Replace(path, "{}");

    /// <summary>The names of a path's parameters.</summary>
    public static IEnumerable<string> ParametersOf(string path) => Parameter().Matches(path).Select(match => match.Value[1..^1]);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
