namespace Eventhos.Server.Ui.Map;

/// <summary>A node of the map.</summary>
/// <param name="Key">Its name in addresses, e.g. <c>contract-12</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id in the API.</param>
/// <param name="Name">Its name.</param>
/// <param name="Identifier">Its identifier; null for a system, which contracts name without it.</param>
public sealed record MapNode(string Key, MapKind Kind, long Id, string Name, string? Identifier)
{
    /// <summary>The key of the one node on its left: an event's producer, a contract's event.</summary>
    public string? Left { get; init; }

    /// <summary>The key of the one node on its right: a contract's action, an action's consumer.</summary>
    public string? Right { get; init; }

    /// <summary>False for a contract that is switched off.</summary>
    public bool Active { get; init; } = true;

    /// <summary>A contract's order.</summary>
    public int Order { get; init; }
}
