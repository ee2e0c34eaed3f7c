namespace Eventhos.Server.Settings;

/// <summary>Where the hub listens, and what a request may cost.</summary>
public sealed record ServerSettings
{
    /// <summary>Addresses to listen on.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Longest request body accepted, in bytes.</summary>
    public required int MaxBodyBytes { get; init; }

    /// <summary>How long a stop waits for running executions.</summary>
    public required TimeSpan ShutdownPatience { get; init; }
}
