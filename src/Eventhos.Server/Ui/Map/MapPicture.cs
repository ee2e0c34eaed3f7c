namespace Eventhos.Server.Ui.Map;

/// <summary>The map as it is now: the wiring, where it stands, and what went through it. New traffic makes a new picture and moves nothing.</summary>
/// <param name="Graph">The wiring.</param>
/// <param name="Layout">Where it stands.</param>
/// <param name="Traffic">Null where it is not for this user to see.</param>
public sealed record MapPicture(MapGraph Graph, MapLayout Layout, MapTraffic? Traffic)
{
    /// <summary>What went through a node.</summary>
    public MapFlow FlowOf(MapNode node) => Traffic is null
        ? MapFlow.None
        : node.Kind == MapKind.Contract ? Traffic.Of(node.Id) : MapFlow.Sum(Graph.ContractsOf(node).Select(contract => Traffic.Of(contract.Id)));

    /// <summary>How a node does.</summary>
    public MapHealth HealthOf(MapNode node) => node.Kind == MapKind.Contract
        ? HealthOfContract(node)
        : Graph.ContractsOf(node).Select(HealthOfContract).DefaultIfEmpty(MapHealth.Unwired).Max();

    /// <summary>How many contracts do like that.</summary>
    public int Count(MapHealth health) => Graph.Contracts.Count(contract => HealthOfContract(contract) == health);

    /// <summary>How wide a wire is: a little more for each power of ten, so that ten and a million are both seen.</summary>
    public static double WidthOf(long carried) => 1.25 + (2.25 * Math.Log10(1 + carried));

    private MapHealth HealthOfContract(MapNode contract)
    {
        if (!contract.Active)
        {
            return MapHealth.Inactive;
        }

        if (Traffic is null)
        {
            return MapHealth.Unknown;
        }

        var flow = Traffic.Of(contract.Id);
        return flow switch
        {
            { Failing.Count: > 0 } => MapHealth.Failing,
            { Failed: > 0 } => MapHealth.Troubled,
            { Carried: > 0 } => MapHealth.Good,
            _ => MapHealth.Idle,
        };
    }
}
