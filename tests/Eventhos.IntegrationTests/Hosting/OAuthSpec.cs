namespace Eventhos.IntegrationTests.Hosting;

/// <summary>OAuth2 client credentials of an action.</summary>
public sealed record OAuthSpec(string Url, string ClientId = "the-client", string ClientSecret = "the-secret");
