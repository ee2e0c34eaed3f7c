using System.Linq.Expressions;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Contracts;

/// <summary>Contracts: create, list, reorder, change, delete.</summary>
internal sealed class ContractsHandler
{
    internal static readonly Dictionary<string, Expression<Func<Contract, object?>>> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = row => row.Id,
        ["name"] = row => row.Name,
        ["active"] = row => row.Active,
        ["order"] = row => row.OrderGroup,
        ["producerName"] = row => row.EventType!.System!.Name,
        ["consumerName"] = row => row.Action!.System!.Name,
        ["eventIdentifier"] = row => row.EventType!.Identifier,
        ["actionIdentifier"] = row => row.Action!.Identifier,
        ["eventName"] = row => row.EventType!.Name,
        ["actionName"] = row => row.Action!.Name,
        ["updated_at"] = row => row.UpdatedAt,
    };

    private readonly CatalogStore _catalog;

    public ContractsHandler(CatalogStore catalog) => _catalog = catalog;

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var contract = new Contract
        {
            EventTypeId = body.Number("eventId"),
            ActionId = body.Number("actionId"),
            Identifier = UniqueIdentifier.Make(body.Text("identifier")),
            Name = body.Text("name"),
            OrderGroup = Order(body),
            Active = body.OptionalFlag("active") ?? true,
            MailRecipientsOnError = body.OptionalText("mailRecipientsOnError"),
        };
        var id = await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                if (!await catalog.EventTypes.AnyAsync(row => row.Id == contract.EventTypeId))
                {
                    throw RouteIds.NotFound("event", contract.EventTypeId);
                }

                if (!await catalog.Actions.AnyAsync(row => row.Id == contract.ActionId))
                {
                    throw RouteIds.NotFound("action", contract.ActionId);
                }

                catalog.Add(contract);
                await catalog.SaveChangesAsync();
                return (contract.Id, CatalogChange.Event(contract.EventTypeId));
            },
            http.RequestAborted);

        // Clients of the predecessor look for the contract's id under actionId.
        return Envelope.Changed(new ContractCreated(id, id));
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var query = http.Request.Query;
        var word = query.Only("wordSearch")?.ToLowerInvariant();
        var (producerId, eventId, consumerId, actionId) = (query.Number("producerId"), query.Number("eventId"), query.Number("consumerId"), query.Number("actionId"));
        var active = query.Number("active");
        var page = await _catalog.ReadAsync(
            catalog => Whole(catalog)
                .Where(row => (producerId == null || row.EventType!.SystemId == producerId) && (eventId == null || row.EventTypeId == eventId))
                .Where(row => (consumerId == null || row.Action!.SystemId == consumerId) && (actionId == null || row.ActionId == actionId))
                .Where(row => active == null || row.Active == (active == 1))
                .Where(row => string.IsNullOrEmpty(word) || row.Name.ToLower().Contains(word)
                    || row.EventType!.System!.Name.ToLower().Contains(word) || row.EventType.Identifier.ToLower().Contains(word)
                    || row.Action!.System!.Name.ToLower().Contains(word) || row.Action.Identifier.ToLower().Contains(word)
                    || row.EventType.Name.ToLower().Contains(word) || row.Action.Name.ToLower().Contains(word))
                .ToPageAsync(list, Columns, ContractRow.From, http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(page);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.Id("id", "contract");
        var contract = await _catalog.ReadAsync(
            async catalog =>
            {
                var row = await Whole(catalog).SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("contract", id);
                http.Response.Tell(catalog.Entry(row));
                return row;
            },
            http.RequestAborted);
        return Envelope.Ok(ContractRow.From(contract));
    }

    public async Task<IResult> OfEventAsync(HttpContext http)
    {
        var eventId = http.Id("eventId", "event");
        var actionId = http.Request.RouteValues.ContainsKey("actionId") ? http.Id("actionId", "action") : (long?)null;
        var rows = await _catalog.ReadAsync(
            async catalog =>
            {
                if (!await catalog.EventTypes.AnyAsync(row => row.Id == eventId))
                {
                    throw RouteIds.NotFound("event", eventId);
                }

                var found = await catalog.Contracts
                    .Where(row => row.EventTypeId == eventId && (actionId == null || row.ActionId == actionId))
                    .OrderBy(row => row.OrderGroup).ThenBy(row => row.Id)
                    .ToListAsync(http.RequestAborted);
                if (actionId is null)
                {
                    http.Response.Headers.ETag = TagOfOrder(found);
                }

                return found;
            },
            http.RequestAborted);
        return Envelope.Ok(rows.ConvertAll(EventContractRow.From));
    }

    public async Task<IResult> UpdateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var id = http.Id("id", "contract");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var contract = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(contract));
                contract.Name = body.Has("name") ? body.Text("name") : contract.Name;
                contract.Active = body.OptionalFlag("active") ?? contract.Active;
                contract.OrderGroup = body.Has("order") ? Order(body) : contract.OrderGroup;
                contract.MailRecipientsOnError = body.OptionalText("mailRecipientsOnError") ?? contract.MailRecipientsOnError;
                return (true, CatalogChange.Event(contract.EventTypeId));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    public async Task<IResult> ReorderAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var orders = body.RequiredObjects("orders").Select(entry => (Id: entry.Number("contractId"), Order: Order(entry))).ToList();
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var contracts = new List<(Contract Row, int Order)>();
                foreach (var (id, order) in orders)
                {
                    contracts.Add((await FindAsync(catalog, id), order));
                }

                var events = contracts.Select(contract => contract.Row.EventTypeId).ToHashSet();
                var inForce = await catalog.Contracts.Where(row => events.Contains(row.EventTypeId)).ToListAsync(http.RequestAborted);
                http.Request.RequireUnchanged(TagOfOrder(inForce));
                foreach (var (row, order) in contracts)
                {
                    row.OrderGroup = order;
                }

                return (true, new CatalogChange { EventTypeIds = events });
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var id = http.Id("id", "contract");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var contract = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(contract));
                contract.Deleted = true;
                return (true, CatalogChange.Event(contract.EventTypeId));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    /// <summary>With their events, actions, and the systems of both.</summary>
    private static IQueryable<Contract> Whole(CatalogContext catalog) =>
        catalog.Contracts.Include(row => row.EventType!.System).Include(row => row.Action!.System);

    /// <summary>The tag of how an event's contracts are ordered; it is another when one was moved, added or deleted.</summary>
    private static string TagOfOrder(IEnumerable<Contract> contracts) =>
        RowTags.Of(contracts.OrderBy(row => row.Id).SelectMany(row => new[] { $"{row.Id}", $"{row.OrderGroup}" }));

    private static int Order(ApiBody body)
    {
        var order = body.Number("order");
        return order is >= int.MinValue and <= int.MaxValue ? (int)order : throw new ApiException(400, 400004, "Invalid body; order is not a number");
    }

    private static async Task<Contract> FindAsync(CatalogContext catalog, long id) =>
        await catalog.Contracts.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("contract", id);
}
