namespace Eventhos.Server.Ui.Map;

/// <summary>What a node of the map is; also its column, from left to right.</summary>
public enum MapKind
{
    /// <summary>A system that sends events.</summary>
    Producer,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A contract.</summary>
    Contract,

    /// <summary>An action.</summary>
    Action,

    /// <summary>A system that actions call.</summary>
    Consumer,
}
