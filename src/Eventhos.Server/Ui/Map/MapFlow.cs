namespace Eventhos.Server.Ui.Map;

/// <summary>What went through a contract, or through several, in the time looked at.</summary>
/// <param name="Executions">How many executions.</param>
/// <param name="Processed">How many of them were carried out.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Causes">Why those contracts fail that fail now; empty where none does.</param>
public sealed record MapFlow(long Executions, long Processed, long Failed, IReadOnlyList<string> Causes)
{
    /// <summary>Nothing.</summary>
    public static MapFlow None { get; } = new(0, 0, 0, []);

    /// <summary>All of them together.</summary>
    public static MapFlow Sum(IEnumerable<MapFlow> flows)
    {
        var (executions, processed, failed, causes) = (0L, 0L, 0L, new List<string>());
        foreach (var flow in flows)
        {
            executions += flow.Executions;
            processed += flow.Processed;
            failed += flow.Failed;
            causes.AddRange(flow.Causes.Except(causes, StringComparer.Ordinal));
        }

        return new MapFlow(executions, processed, failed, causes);
    }

    /// <summary>True where it says the same.</summary>
    public bool Same(MapFlow other) =>
        Executions == other.Executions && Processed == other.Processed && Failed == other.Failed && Causes.SequenceEqual(other.Causes, StringComparer.Ordinal);
}
