namespace Eventhos.Server.Commands.Demo;

/// <summary>What the command line asked for.</summary>
internal sealed record DemoOptions
{
    /// <summary>A running hub; null starts one.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The running hub's data folder, for its first credentials.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A user of the running hub who may create clients, systems, events, actions and contracts.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>How often every sample is sent.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How many events are on their way to the hub at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Keeps hub and consumers running after the run, until cancelled.</summary>
    public bool Keep { get; init; }
}
