using System.Globalization;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.IntegrationTests.Conformance.Changes;

/// <summary>Everything that an administrator may do to what routing reads.</summary>
public sealed class RandomChanges
{
    /// <summary>How many kinds of changes there are.</summary>
    public const int Kinds = 12;

    private readonly TestCatalog _ids;
    private readonly ActionSecrets _secrets;
    private int _unique;

    public RandomChanges(TestCatalog ids, ActionSecrets secrets)
    {
        _ids = ids;
        _secrets = secrets;
    }

    /// <summary>A change of some kind of the row that <paramref name="pick"/> leads to.</summary>
    public async Task<(int Result, CatalogChange? Change)> ApplyAsync(CatalogContext catalog, int kind, int pick)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"n{++_unique}");
        return (0, kind switch
        {
            0 => await AddEventAsync(catalog, name),
            1 => await ChangeEventAsync(catalog, pick, row => row.Identifier = name),
            2 => await ChangeEventAsync(catalog, pick, row => row.Identifier = row.Identifier.ToUpperInvariant()),
            3 => await ChangeEventAsync(catalog, pick, row => row.Deleted = true),
            4 => await SwapAsync(catalog, pick, name),
            5 or 6 => await AddContractAsync(catalog, pick, name),
            7 => await ChangeContractAsync(catalog, pick, row => (row.Active, row.OrderGroup) = (!row.Active, pick % 5)),
            8 => await ChangeContractAsync(catalog, pick, row => row.Deleted = true),
            9 => await ChangeActionAsync(catalog, pick, row => (row.Version, row.ReplyTo, row.Request) = (row.Version + 1, name, Request(pick))),
            10 => pick % 4 == 0 ? await ChangeActionAsync(catalog, pick, row => row.Deleted = true) : await AddActionAsync(catalog, pick, name),
            _ => await ChangeClientAsync(catalog, pick, name),
        });
    }

    /// <summary>Every third does not compile.</summary>
    private byte[] Request(int pick) => _secrets.Protect(new ActionRequest { Url = pick % 3 == 0 ? "${" : "http://consumer.test/", Method = "POST" });

    private static async Task<T?> PickAsync<T>(IQueryable<T> rows, int pick)
        where T : class
    {
        var count = await rows.CountAsync();
        return count == 0 ? null : await rows.OrderBy(row => EF.Property<long>(row, "Id")).Skip(pick % count).FirstAsync();
    }

    private async Task<CatalogChange> AddEventAsync(CatalogContext catalog, string name)
    {
        var row = new EventType { SystemId = _ids.Systems[0], Identifier = name, Name = name, Operation = "new" };
        catalog.Add(row);
        await catalog.SaveChangesAsync();
        return CatalogChange.Event(row.Id);
    }

    private static async Task<CatalogChange?> ChangeEventAsync(CatalogContext catalog, int pick, Action<EventType> change)
    {
        if (await PickAsync(catalog.EventTypes, pick) is not { } row)
        {
            return null;
        }

        change(row);
        return CatalogChange.Event(row.Id);
    }

    private static async Task<CatalogChange?> SwapAsync(CatalogContext catalog, int pick, string name)
    {
        if (await PickAsync(catalog.EventTypes, pick) is not { } one || await PickAsync(catalog.EventTypes, pick + 1) is not { } other || one == other)
        {
            return null;
        }

        var (first, second) = (one.Identifier, other.Identifier);
        one.Identifier = name;
        await catalog.SaveChangesAsync();
        other.Identifier = first;
        await catalog.SaveChangesAsync();
        one.Identifier = second;
        return new CatalogChange { EventTypeIds = [one.Id, other.Id] };
    }

    private static async Task<CatalogChange?> AddContractAsync(CatalogContext catalog, int pick, string name)
    {
        if (await PickAsync(catalog.EventTypes, pick) is not { } type || await PickAsync(catalog.Actions, pick / 7) is not { } action)
        {
            return null;
        }

        catalog.Add(new Contract { EventTypeId = type.Id, ActionId = action.Id, Identifier = name, Name = name, OrderGroup = pick % 3 });
        return CatalogChange.Event(type.Id);
    }

    private static async Task<CatalogChange?> ChangeContractAsync(CatalogContext catalog, int pick, Action<Contract> change)
    {
        if (await PickAsync(catalog.Contracts, pick) is not { } row)
        {
            return null;
        }

        change(row);
        return CatalogChange.Event(row.EventTypeId);
    }

    private async Task<CatalogChange> AddActionAsync(CatalogContext catalog, int pick, string name)
    {
        var row = new ConsumerAction { SystemId = _ids.Systems[1], Identifier = name, Name = name, Operation = "new", Version = 1, Request = Request(pick) };
        catalog.Add(row);
        await catalog.SaveChangesAsync();
        return CatalogChange.Action(row.Id);
    }

    private static async Task<CatalogChange?> ChangeActionAsync(CatalogContext catalog, int pick, Action<ConsumerAction> change)
    {
        if (await PickAsync(catalog.Actions, pick) is not { } row)
        {
            return null;
        }

        change(row);
        return CatalogChange.Action(row.Id);
    }

    /// <summary>A new client for a system, or a change of the one it has.</summary>
    private async Task<CatalogChange> ChangeClientAsync(CatalogContext catalog, int pick, string name)
    {
        var id = _ids.Systems[pick % 2];
        var system = await catalog.Systems.Include(row => row.Client).SingleAsync(row => row.Id == id);
        switch (system.Client, pick % 3)
        {
            case (null, _):
                system.Client = new Client { Subject = new Subject { Kind = SubjectKind.Client, Name = name }, Identifier = name, Stamp = name, Secret = [1] };
                return CatalogChange.System(id);
            case ({ } client, 0):
                (client.Revoked, client.Stamp) = (!client.Revoked, name);
                return CatalogChange.Client(client.Id);
            case ({ } client, 1):
                client.Deleted = true;
                return CatalogChange.Client(client.Id);
            default:
                system.Client = null;
                return CatalogChange.System(id);
        }
    }
}
