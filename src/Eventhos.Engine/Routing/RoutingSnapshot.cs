using System.Collections.Immutable;

namespace Eventhos.Engine.Routing;

/// <summary>
/// The immutable, compiled picture of everything that ingestion and execution read of the catalog. A change replaces single
/// entries and swaps the whole, so that a change costs the same however many other events, actions and contracts there are.
/// </summary>
public sealed record RoutingSnapshot
{
    /// <summary>A hub with nothing in it.</summary>
    public static readonly RoutingSnapshot Empty = new();

    /// <summary>Event routes by identifier; identifiers compare case-insensitively.</summary>
    public ImmutableDictionary<string, EventRoute> Events { get; init; } =
        ImmutableDictionary.Create<string, EventRoute>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The identifier of each event type that is in <see cref="Events"/>.</summary>
    public ImmutableDictionary<long, string> EventIdentifiers { get; init; } = ImmutableDictionary<long, string>.Empty;

    /// <summary>Compiled actions by id.</summary>
    public ImmutableDictionary<long, CompiledAction> Actions { get; init; } = ImmutableDictionary<long, CompiledAction>.Empty;

    /// <summary>The client of each system that has one, by system id.</summary>
    public ImmutableDictionary<long, ClientAccess> SystemClients { get; init; } = ImmutableDictionary<long, ClientAccess>.Empty;

    /// <summary>The same picture with one event type's route set anew, or removed when <paramref name="route"/> is null.</summary>
    public RoutingSnapshot WithEvent(long eventTypeId, EventRoute? route)
    {
        // Its earlier identifier may be another event type's by now: two swapped theirs, or changes are applied out of turn.
        var isHeld = EventIdentifiers.TryGetValue(eventTypeId, out var old) && Events.TryGetValue(old, out var held) && held.EventTypeId == eventTypeId;
        var events = isHeld ? Events.Remove(old!) : Events;
        return route is null
            ? this with { Events = events, EventIdentifiers = EventIdentifiers.Remove(eventTypeId) }
            : this with { Events = events.SetItem(route.Identifier, route), EventIdentifiers = EventIdentifiers.SetItem(eventTypeId, route.Identifier) };
    }

    /// <summary>The same picture with one action set anew, or removed when <paramref name="action"/> is null.</summary>
    public RoutingSnapshot WithAction(long actionId, CompiledAction? action) =>
        this with { Actions = action is null ? Actions.Remove(actionId) : Actions.SetItem(actionId, action) };

    /// <summary>The same picture with one system's client set anew, or removed when <paramref name="client"/> is null.</summary>
    public RoutingSnapshot WithSystemClient(long systemId, ClientAccess? client) =>
        this with { SystemClients = client is null ? SystemClients.Remove(systemId) : SystemClients.SetItem(systemId, client) };
}
