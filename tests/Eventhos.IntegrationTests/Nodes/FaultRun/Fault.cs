namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>Something that was done to a node, or to the database, which all nodes feel.</summary>
/// <param name="Kind">What, as the ledger names it.</param>
/// <param name="Node">To which node; null for the database.</param>
/// <param name="Began">When (UTC).</param>
internal sealed record Fault(string Kind, string? Node, DateTimeOffset Began)
{
    /// <summary>When it was over (UTC).</summary>
    public DateTimeOffset Ended { get; set; } = DateTimeOffset.MaxValue;
}
