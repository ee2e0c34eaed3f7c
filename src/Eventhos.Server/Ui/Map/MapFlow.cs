namespace Eventhos.Server.Ui.Map;

/// <summary>What became of the executions of a contract, or of several, in the time looked at.</summary>
/// <param name="Processed">How many were processed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="UnderWay">How many are not over yet.</param>
/// <param name="Skipped">How many were never carried out.</param>
/// <param name="Failing">The last failures of those contracts that fail now; empty where none does.</param>
public sealed record MapFlow(long Processed, long Failed, long UnderWay, long Skipped, IReadOnlyList<MapFailure> Failing)
{
    /// <summary>Nothing.</summary>
    public static MapFlow None { get; } = new(0, 0, 0, 0, []);

    /// <summary>What went through the wire: a skipped execution did not.</summary>
    public long Carried => Processed + Failed + UnderWay;

    /// <summary>All of them together.</summary>
    public static MapFlow Sum(IEnumerable<MapFlow> flows) => flows.Aggregate(None, (sum, flow) => new MapFlow(
        sum.Processed + flow.Processed, sum.Failed + flow.Failed, sum.UnderWay + flow.UnderWay, sum.Skipped + flow.Skipped, [.. sum.Failing, .. flow.Failing]));

    /// <summary>True where it says the same.</summary>
    public bool Same(MapFlow other) =>
        Processed == other.Processed && Failed == other.Failed && UnderWay == other.UnderWay && Skipped == other.Skipped && Failing.SequenceEqual(other.Failing);
}
