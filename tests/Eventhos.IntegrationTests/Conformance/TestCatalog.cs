using Eventhos.Engine.Routing;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>The ids of a small catalog: two systems, three event types, three actions, a contract of the first event with each action.</summary>
public sealed record TestCatalog(
    IReadOnlyList<long> Systems, IReadOnlyList<long> EventTypes, IReadOnlyList<string> Identifiers, IReadOnlyList<long> Actions, IReadOnlyList<long> Contracts)
{
    public static Task<TestCatalog> StoreAsync(StoreSession session) => session.Catalog.WriteAsync(
        AuditOrigin.Hub("test"), async catalog =>
        {
            ConnectedSystem[] systems = [System("producer"), System("hybrid")];
            catalog.AddRange(systems);
            string[] identifiers = ["Customer.created", "Customer.deleted", "Order.created"];
            EventType[] types = [.. identifiers.Select((identifier, i) => new EventType
            {
                System = systems[i % 2], Identifier = identifier, Name = $"Name of {identifier}", Operation = "new",
            })];
            catalog.AddRange(types);
            ConsumerAction[] actions = [.. Enumerable.Range(0, 3).Select(i => new ConsumerAction
            {
                System = systems[1], Identifier = $"action{i}", Name = $"Action {i}", Operation = "new", Version = 1,
                Request = session.ActionSecrets.Protect(new ActionRequest { Url = "http://consumer.test/", Method = "POST" }),
            })];
            catalog.AddRange(actions);
            Contract[] contracts = [.. actions.Select((action, i) => new Contract
            {
                EventType = types[0], Action = action, Identifier = $"contract{i}", Name = $"Contract {i}", OrderGroup = i,
            })];
            catalog.AddRange(contracts);
            await catalog.SaveChangesAsync();
            var ids = new TestCatalog(
                [.. systems.Select(row => row.Id)], [.. types.Select(row => row.Id)], identifiers, [.. actions.Select(row => row.Id)], [.. contracts.Select(row => row.Id)]);
            return (ids, (CatalogChange?)null);
        },
        CancellationToken.None);

    private static ConnectedSystem System(string @class) => new() { Class = @class, Identifier = @class, Name = $"The {@class}", Type = "erp" };
}
