namespace Eventhos.Engine.Routing;

/// <summary>Which catalog rows were written, so that just these are read anew.</summary>
public sealed record CatalogChange
{
    /// <summary>Event types whose row or contracts changed.</summary>
    public IReadOnlyCollection<long> EventTypeIds { get; init; } = [];

    /// <summary>Actions that changed.</summary>
    public IReadOnlyCollection<long> ActionIds { get; init; } = [];

    /// <summary>Systems that changed.</summary>
    public IReadOnlyCollection<long> SystemIds { get; init; } = [];

    /// <summary>Clients that changed.</summary>
    public IReadOnlyCollection<long> ClientIds { get; init; } = [];

    /// <summary>Just this event type.</summary>
    public static CatalogChange Event(long id) => new() { EventTypeIds = [id] };

    /// <summary>Just this action.</summary>
    public static CatalogChange Action(long id) => new() { ActionIds = [id] };

    /// <summary>Just this system.</summary>
    public static CatalogChange System(long id) => new() { SystemIds = [id] };

    /// <summary>Just this client.</summary>
    public static CatalogChange Client(long id) => new() { ClientIds = [id] };
}
