namespace Eventhos.Server.Ui.Map;

/// <summary>What went through the contracts lately.</summary>
/// <param name="Flows">By the contract's id; a contract without traffic may be missing.</param>
public sealed record MapTraffic(IReadOnlyDictionary<long, MapFlow> Flows)
{
    /// <summary>A contract's.</summary>
    public MapFlow Of(long contract) => Flows.GetValueOrDefault(contract, MapFlow.None);

    /// <summary>True where it says the same of every contract.</summary>
    public bool Same(MapTraffic? other) =>
        other is not null && Flows.Count == other.Flows.Count && Flows.All(flow => flow.Value.Same(other.Of(flow.Key)));
}
