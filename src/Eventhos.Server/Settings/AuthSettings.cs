namespace Eventhos.Server.Settings;

/// <summary>Tokens and clients.</summary>
public sealed record AuthSettings
{
    /// <summary>How long a token from <c>/auth/token</c> and <c>/auth/login</c> lives.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>What client ids end in.</summary>
    public required string ClientIdSuffix { get; init; }
}
