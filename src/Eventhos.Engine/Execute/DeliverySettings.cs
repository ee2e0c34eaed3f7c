namespace Eventhos.Engine.Execute;

/// <summary>Bounds of one attempt.</summary>
public sealed record DeliverySettings
{
    /// <summary>From the first byte sent to the last byte received.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(70);

    /// <summary>Redirects followed before the answer is taken as it is.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Longest response body accepted, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 1024 * 1024;

    /// <summary>How long an OAuth2 answer without <c>expires_in</c> is used.</summary>
    public TimeSpan DefaultTokenLifetime { get; init; } = TimeSpan.FromMinutes(1);
}
