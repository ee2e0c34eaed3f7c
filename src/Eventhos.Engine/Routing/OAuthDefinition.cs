namespace Eventhos.Engine.Routing;

/// <summary>OAuth2 client credentials of an action (RFC 6749 section 4.4).</summary>
/// <param name="Url">The token endpoint.</param>
/// <param name="ClientId">The client's id there.</param>
/// <param name="ClientSecret">The client's secret there.</param>
/// <param name="Headers">Extra headers of the token request.</param>
public sealed record OAuthDefinition(string Url, string ClientId, string ClientSecret, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Names the definition without its secret.</summary>
    public override string ToString() => $"OAuth2 client {ClientId} at {Url}";
}
