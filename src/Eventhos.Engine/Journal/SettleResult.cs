using Eventhos.Engine.Model;

namespace Eventhos.Engine.Journal;

/// <summary>What a settle transaction did.</summary>
/// <param name="Applied">False when the lease was lost: nothing changed.</param>
/// <param name="Released">Executions of the next order group; running ones hold a place in memory, ready ones were left in the database.</param>
public sealed record SettleResult(bool Applied, IReadOnlyList<Execution> Released)
{
    /// <summary>The lease was lost.</summary>
    public static readonly SettleResult LeaseLost = new(Applied: false, []);
}
