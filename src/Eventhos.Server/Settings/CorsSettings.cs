namespace Eventhos.Server.Settings;

/// <summary>Whose pages may read answers in a browser.</summary>
/// <param name="Any">Pages of any origin.</param>
/// <param name="Origins">Pages of these origins, each as a browser spells it: <c>https://example.org:8443</c>.</param>
public sealed record CorsSettings(bool Any, IReadOnlyList<string> Origins)
{
    /// <summary>True when pages of other origins may read anything.</summary>
    public bool Allowed => Any || Origins.Count > 0;
}
