namespace Eventhos.Bench.Run;

/// <summary>What was asked for on the command line.</summary>
internal sealed record LoadOptions
{
    public required int Connections { get; init; }

    public required double Seconds { get; init; }

    public required double Warmup { get; init; }

    public required int Contracts { get; init; }

    public required int Body { get; init; }

    public required int Rounds { get; init; }

    public required long? Events { get; init; }

    public required double DrainTimeout { get; init; }

    public required FileInfo? Json { get; init; }

    public required DirectoryInfo? Work { get; init; }

    public required bool Keep { get; init; }

    public bool LongLived { get; init; }

    public bool Group { get; init; }

    public FileInfo? Hub { get; init; }

    /// <summary>A connection string: also measure the hub on PostgreSQL, as one node and as two.</summary>
    public string? Postgres { get; init; }

    /// <summary>How many open pages of the event log to measure the hub with, too; 0 for none.</summary>
    public int Viewers { get; init; }

    /// <summary>Settings for the hub's environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
