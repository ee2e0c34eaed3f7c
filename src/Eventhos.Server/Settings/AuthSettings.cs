namespace Eventhos.Server.Settings;

/// <summary>Tokens and clients.</summary>
public sealed record AuthSettings
{
    /// <summary>Characters that a secret for tokens must have, to be no easier to guess than a key.</summary>
    public const int MinTokenSecret = 32;

    /// <summary>What the key that signs tokens is made from; null for a key of the data folder's own.</summary>
    public string? TokenSecret { get; init; }

    /// <summary>How long a token from <c>/auth/token</c> and <c>/auth/login</c> lives.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>When failed sign-ins lock.</summary>
    public required LockoutSettings Lockout { get; init; }

    /// <summary>What client ids end in.</summary>
    public required string ClientIdSuffix { get; init; }
}
