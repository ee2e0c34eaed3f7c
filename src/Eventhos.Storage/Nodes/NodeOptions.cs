namespace Eventhos.Storage.Nodes;

/// <summary>How a node shows itself to the others.</summary>
public sealed record NodeOptions
{
    /// <summary>Its name; no two nodes may have the same at a time.</summary>
    public string Name { get; init; } = $"{Environment.MachineName}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>The program's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>How long its leases hold after its last sign of life, on the database's clock (3 s or more).</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it gives one, and looks for what the others changed should a signal have been lost.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(1);
}
