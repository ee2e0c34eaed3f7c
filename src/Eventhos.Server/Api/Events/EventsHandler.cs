using System.Linq.Expressions;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Events;

/// <summary>Kinds of events: create, list, change, delete.</summary>
internal sealed class EventsHandler
{
    internal static readonly Dictionary<string, Expression<Func<EventType, object?>>> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = row => row.Id,
        ["system_id"] = row => row.SystemId,
        ["identifier"] = row => row.Identifier,
        ["name"] = row => row.Name,
        ["operation"] = row => row.Operation,
        ["description"] = row => row.Description,
        ["created_at"] = row => row.CreatedAt,
        ["updated_at"] = row => row.UpdatedAt,
        ["system_name"] = row => row.System!.Name,
    };

    private readonly CatalogStore _catalog;

    public EventsHandler(CatalogStore catalog) => _catalog = catalog;

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var type = new EventType
        {
            SystemId = body.Number("system_id"),
            Identifier = UniqueIdentifier.Make(body.Text("identifier")),
            Name = body.Text("name"),
            Operation = body.Text("operation"),
            Description = body.TextOrEmpty("description"),
        };
        var id = await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                if (!await catalog.Systems.AnyAsync(row => row.Id == type.SystemId))
                {
                    throw RouteIds.NotFound("system", type.SystemId);
                }

                catalog.Add(type);
                await catalog.SaveChangesAsync();
                return (type.Id, CatalogChange.Event(type.Id));
            },
            http.RequestAborted);
        return Envelope.Changed(new EventCreated(id));
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var systemId = long.TryParse(http.Request.Query.Only("systemId"), out var number) ? number : (long?)null;
        var name = http.Request.Query.Only("eventName")?.ToLowerInvariant();
        var word = http.Request.Query.Only("wordSearch")?.ToLowerInvariant();
        var page = await _catalog.ReadAsync(
            catalog => catalog.EventTypes.Include(row => row.System)
                .Where(row => systemId == null || row.SystemId == systemId)
                .Where(row => string.IsNullOrEmpty(name) || row.Name.ToLower().Contains(name))
                .Where(row => string.IsNullOrEmpty(word) || row.Name.ToLower().Contains(word) || row.Identifier.ToLower().Contains(word)
                    || row.Description.ToLower().Contains(word) || row.System!.Name.ToLower().Contains(word))
                .ToPageAsync(list, Columns, EventRow.From, http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(page);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.Id("id", "event");
        var type = await _catalog.ReadAsync(
            async catalog =>
            {
                var row = await catalog.EventTypes.Include(row => row.System).SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("event", id);
                http.Response.Tell(catalog.Entry(row));
                return row;
            },
            http.RequestAborted);
        return Envelope.Ok(EventRow.From(type));
    }

    public async Task<IResult> UpdateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var id = http.Id("id", "event");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var type = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(type));
                type.Name = body.Has("name") ? body.Text("name") : type.Name;
                type.Operation = body.Has("operation") ? body.Text("operation") : type.Operation;
                type.Description = body.OptionalText("description") ?? type.Description;
                return (true, CatalogChange.Event(id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var id = http.Id("id", "event");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var type = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(type));
                if (await catalog.Contracts.AnyAsync(row => row.EventTypeId == id))
                {
                    throw new ApiException(400, 400207, "Event has active contracts");
                }

                type.Deleted = true;
                return (true, CatalogChange.Event(id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    private static async Task<EventType> FindAsync(CatalogContext catalog, long id) =>
        await catalog.EventTypes.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("event", id);
}
