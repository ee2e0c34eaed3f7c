using System.Text.Json;
using CsCheck;
using Eventhos.Engine.Routing;
using Eventhos.IntegrationTests.Conformance.Changes;
using Eventhos.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>A change of the catalog is in force when it returns, and the picture in force is the one a restart would read.</summary>
public abstract class SnapshotGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    [Fact]
    public async Task After_any_changes_the_picture_in_force_is_the_one_that_a_full_load_reads()
    {
        var changes = new RandomChanges(Catalog, Session.ActionSecrets);
        await Gen.Select(Gen.Int[0, RandomChanges.Kinds - 1], Gen.Int[0, 999]).Array[1, 12].SampleAsync(
            async steps =>
            {
                await Session.Snapshots.LoadAsync(Cancellation);
                foreach (var (kind, pick) in steps)
                {
                    await Session.Catalog.WriteAsync(AuditOrigin.Hub("test"), catalog => changes.ApplyAsync(catalog, kind, pick), Cancellation);
                }

                Assert.Equal(Picture(await Session.SnapshotSource.LoadAsync(Cancellation)), Picture(Session.Snapshots.Current));
            },
            iter: 40, threads: 1);
    }

    [Fact]
    public async Task Changes_that_are_applied_in_another_order_than_they_were_committed_lose_nothing()
    {
        await Session.Snapshots.LoadAsync(Cancellation);
        var (first, second) = (Catalog.EventTypes[0], Catalog.EventTypes[1]);
        await RenameAsync(first, "Renamed");
        await RenameAsync(second, Catalog.Identifiers[0]);
        await Session.Snapshots.ApplyAsync(CatalogChange.Event(second), Cancellation);
        await Session.Snapshots.ApplyAsync(CatalogChange.Event(first), Cancellation);

        Assert.Equal(Picture(await Session.SnapshotSource.LoadAsync(Cancellation)), Picture(Session.Snapshots.Current));
    }

    [Fact]
    public async Task A_change_that_is_refused_changes_neither_database_nor_picture()
    {
        await Session.Snapshots.LoadAsync(Cancellation);
        var before = Session.Snapshots.Current;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Session.Catalog.WriteAsync<int>(
            AuditOrigin.Hub("test"), async catalog =>
            {
                (await catalog.EventTypes.FirstAsync()).Identifier = "Refused";
                await catalog.SaveChangesAsync();
                throw new InvalidOperationException("No.");
            },
            Cancellation));

        Assert.Same(before, Session.Snapshots.Current);
        Assert.Equal(Picture(before), Picture(await Session.SnapshotSource.LoadAsync(Cancellation)));
    }

    private static string Picture(RoutingSnapshot snapshot) => JsonSerializer.Serialize(new
    {
        Events = snapshot.Events.OrderBy(entry => entry.Key, StringComparer.Ordinal),
        Identifiers = snapshot.EventIdentifiers.OrderBy(entry => entry.Key),
        Actions = snapshot.Actions.OrderBy(entry => entry.Key).Select(entry => new { entry.Key, entry.Value.Definition, entry.Value.Fault }),
        Clients = snapshot.SystemClients.OrderBy(entry => entry.Key),
    });

    private async Task RenameAsync(long eventTypeId, string identifier) => await Session.Catalog.WriteAsync(
        AuditOrigin.Hub("test"), async catalog =>
        {
            (await catalog.EventTypes.SingleAsync(row => row.Id == eventTypeId)).Identifier = identifier;
            return (0, (CatalogChange?)null);
        },
        Cancellation);
}
