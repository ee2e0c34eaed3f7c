using Eventhos.Engine.Routing;
using Eventhos.IntegrationTests.Conformance;
using Eventhos.IntegrationTests.Conformance.Sqlite;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Ten thousand contracts in a real catalog.</summary>
public sealed class LargeCatalogTests : StoreGuarantees<SqliteTestStore>
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_contracts_are_loaded_and_a_change_of_one_reads_that_one_alone()
    {
        await StoreManyAsync();
        await Session.Snapshots.LoadAsync(Cancellation);
        var loaded = Session.Snapshots.Current;
        Assert.Equal(Count + Catalog.EventTypes.Count, loaded.Events.Count);
        Assert.Equal(Count + Catalog.Actions.Count, loaded.Actions.Count);
        Assert.Equal(Count, loaded.Events.Values.Count(route => route.Contracts.Count == 1));

        var (actionId, eventTypeId) = await Session.Catalog.WriteAsync(AuditOrigin.Hub("test"), ChangeOneAsync, Cancellation);
        var changed = Session.Snapshots.Current;
        Assert.Equal(2, changed.Actions[actionId].Definition.Version);
        Assert.NotSame(loaded.Actions[actionId], changed.Actions[actionId]);
        Assert.Equal(7, Assert.Single(changed.Events[changed.EventIdentifiers[eventTypeId]].Contracts).Order);
        Assert.All(loaded.Actions.Where(entry => entry.Key != actionId), entry => Assert.Same(entry.Value, changed.Actions[entry.Key]));
        Assert.All(loaded.Events.Where(entry => entry.Value.EventTypeId != eventTypeId), entry => Assert.Same(entry.Value, changed.Events[entry.Key]));
    }

    private static async Task<((long ActionId, long EventTypeId) Result, CatalogChange? Change)> ChangeOneAsync(CatalogContext catalog)
    {
        var contract = await catalog.Contracts.Include(row => row.Action).SingleAsync(row => row.Identifier == "c5000");
        contract.OrderGroup = 7;
        contract.Action!.Version = 2;
        return ((contract.ActionId, contract.EventTypeId), new CatalogChange { ActionIds = [contract.ActionId], EventTypeIds = [contract.EventTypeId] });
    }

    private async Task StoreManyAsync()
    {
        var request = Session.ActionSecrets.Protect(new ActionRequest { Url = "http://consumer.test/", Method = "POST", Body = """{"name":"${.body.name}"}""" });
        await Session.Catalog.WriteAsync(
            AuditOrigin.Hub("test"), catalog =>
            {
                for (var i = 0; i < Count; i++)
                {
                    var type = new EventType { SystemId = Catalog.Systems[0], Identifier = $"e{i}", Name = "E", Operation = "new" };
                    var action = new ConsumerAction { SystemId = Catalog.Systems[1], Identifier = $"a{i}", Name = "A", Operation = "new", Version = 1, Request = request };
                    catalog.Add(new Contract { EventType = type, Action = action, Identifier = $"c{i}", Name = "C" });
                }

                return Task.FromResult((0, (CatalogChange?)null));
            },
            Cancellation);
    }
}
