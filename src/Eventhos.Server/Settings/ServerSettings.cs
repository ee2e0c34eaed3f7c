using System.Net;

namespace Eventhos.Server.Settings;

/// <summary>Where the hub listens, whom it believes, and what a request may cost.</summary>
public sealed record ServerSettings
{
    /// <summary>Addresses to listen on.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>What a request may cost.</summary>
    public required RequestLimits Limits { get; init; }

    /// <summary>Proxies that are believed when they say whom they speak for; none by default.</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>True when long answers are compressed for callers that take it.</summary>
    public required bool Compression { get; init; }

    /// <summary>How long browsers shall insist on TLS once they had it; zero does not ask them to.</summary>
    public required TimeSpan StrictTransport { get; init; }

    /// <summary>How long a stop waits for running executions.</summary>
    public required TimeSpan ShutdownPatience { get; init; }
}
