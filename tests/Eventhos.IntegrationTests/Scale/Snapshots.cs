using Eventhos.Engine.Routing;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Routing pictures of any size.</summary>
internal static class Snapshots
{
    /// <summary>A picture with as many event types, each with three contracts and an action of its own.</summary>
    public static RoutingSnapshot Of(int events)
    {
        var snapshot = RoutingSnapshot.Empty;
        for (var id = 1; id <= events; id++)
        {
            snapshot = snapshot.WithEvent(id, Route(id)).WithAction(id, Action(id, version: 1));
        }

        return snapshot;
    }

    public static string IdentifierOf(int id) => $"producer.customer.changed.{id}";

    public static EventRoute Route(int id) => new(
        id, IdentifierOf(id), SystemId: 1, [.. Enumerable.Range(0, 3).Select(order => new ContractRoute((id * 3) + order, id, order, Active: true))]);

    public static CompiledAction Action(int id, long version) => CompiledAction.Compile(new ActionDefinition
    {
        Id = id, Version = version, Method = "POST", Url = "http://consumer.test/", BodyTemplate = """{"name":"${.body.name}"}""",
    });
}
