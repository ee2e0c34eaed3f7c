namespace Eventhos.Storage.Catalog;

/// <summary>What <see cref="ConsumerAction.Security"/> holds: OAuth2 client credentials.</summary>
public sealed record ActionSecurity
{
    public required string Url { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
}
