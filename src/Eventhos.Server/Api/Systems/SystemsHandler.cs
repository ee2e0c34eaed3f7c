using System.Linq.Expressions;
using Eventhos.Engine.Routing;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Systems;

/// <summary>Systems: create, list, look up, change, delete.</summary>
internal sealed class SystemsHandler
{
    internal static readonly Dictionary<string, Expression<Func<ConnectedSystem, object?>>> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = row => row.Id,
        ["class"] = row => row.Class,
        ["identifier"] = row => row.Identifier,
        ["name"] = row => row.Name,
        ["type"] = row => row.Type,
        ["description"] = row => row.Description,
        ["created_at"] = row => row.CreatedAt,
        ["updated_at"] = row => row.UpdatedAt,
        ["client_id"] = row => row.ClientId,
    };

    private readonly CatalogStore _catalog;

    public SystemsHandler(CatalogStore catalog) => _catalog = catalog;

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var clientId = body.OptionalNumber("clientId");
        var identifier = body.Text("identifier");
        var system = new ConnectedSystem
        {
            Class = ClassOf(body),
            Identifier = clientId is null ? UniqueIdentifier.Check(identifier) : UniqueIdentifier.Make(identifier),
            Name = body.Text("name"),
            Type = body.Text("type"),
            Description = body.TextOrEmpty("description"),
            ClientId = clientId,
        };
        var id = await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                if (await catalog.Systems.IgnoreQueryFilters().AnyAsync(row => row.Identifier == system.Identifier))
                {
                    throw new ApiException(409, 409301, $"There is a system with identifier {system.Identifier} already.");
                }

                await CheckClientAsync(catalog, clientId, systemId: 0);
                catalog.Add(system);
                await catalog.SaveChangesAsync();
                return (system.Id, CatalogChange.System(system.Id));
            },
            http.RequestAborted);
        return Envelope.Changed(new SystemCreated(id), "New system created", 20001);
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var systemClass = http.Request.Query.Only("systemClass");
        var word = http.Request.Query.Only("wordSearch")?.ToLowerInvariant();
        var client = http.Request.Query.Number("clientId");
        var page = await _catalog.ReadAsync(
            catalog => catalog.Systems
                .Where(row => string.IsNullOrEmpty(systemClass) || row.Class == systemClass || row.Class == SystemClass.Hybrid)
                .Where(row => client == null || row.ClientId == client)
                .Where(row => string.IsNullOrEmpty(word) || row.Name.ToLower().Contains(word) || row.Identifier.ToLower().Contains(word)
                    || row.Type.ToLower().Contains(word) || row.Description.ToLower().Contains(word))
                .ToPageAsync(list, Columns, SystemRow.From, http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(page);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var system = await _catalog.ReadAsync(
            async catalog =>
            {
                var row = await FindAsync(catalog, http.Id("id", "system"));
                http.Response.Tell(catalog.Entry(row));
                return row;
            },
            http.RequestAborted);
        return Envelope.Ok(SystemRow.From(system));
    }

    public async Task<IResult> EventsAsync(HttpContext http)
    {
        var rows = await _catalog.ReadAsync(
            async catalog =>
            {
                var system = await FindAsync(catalog, http.Id("id", "system"));
                return await catalog.EventTypes.Include(row => row.System).Where(row => row.SystemId == system.Id).OrderBy(row => row.Id).ToListAsync(http.RequestAborted);
            },
            http.RequestAborted);
        return Envelope.Ok(rows.ConvertAll(EventRow.From));
    }

    public async Task<IResult> ActionsAsync(HttpContext http)
    {
        var rows = await _catalog.ReadAsync(
            async catalog =>
            {
                var system = await FindAsync(catalog, http.Id("id", "system"));
                return await catalog.Actions.Include(row => row.System).Where(row => row.SystemId == system.Id).OrderBy(row => row.Id).ToListAsync(http.RequestAborted);
            },
            http.RequestAborted);
        return Envelope.Ok(rows.ConvertAll(ActionRow.From));
    }

    public async Task<IResult> UpdateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var id = http.Id("id", "system");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var system = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(system));
                system.Class = body.Has("systemClass") ? ClassOf(body) : system.Class;
                system.Name = body.Has("name") ? body.Text("name") : system.Name;
                system.Type = body.Has("type") ? body.Text("type") : system.Type;
                system.Description = body.OptionalText("description") ?? system.Description;

                // As clients know it: a body that leaves the client out takes it away.
                system.ClientId = body.OptionalNumber("clientId");
                await CheckClientAsync(catalog, system.ClientId, id);
                return (true, CatalogChange.System(id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var id = http.Id("id", "system");
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var system = await FindAsync(catalog, id);
                http.Request.RequireUnchanged(catalog.Entry(system));
                if (await catalog.EventTypes.AnyAsync(row => row.SystemId == id))
                {
                    throw new ApiException(400, 400302, "System has conflicting events");
                }

                if (await catalog.Actions.AnyAsync(row => row.SystemId == id))
                {
                    throw new ApiException(400, 400303, "System has conflicting actions");
                }

                system.Deleted = true;
                return (true, CatalogChange.System(id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    private static async Task<ConnectedSystem> FindAsync(CatalogContext catalog, long id) =>
        await catalog.Systems.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("system", id);

    private static string ClassOf(ApiBody body)
    {
        var systemClass = body.Text("systemClass");
        return SystemClass.All.Contains(systemClass)
            ? systemClass
            : throw new ApiException(400, 400304, "Invalid body; systemClass is one of producer, consumer, hybrid");
    }

    private static async Task CheckClientAsync(CatalogContext catalog, long? clientId, long systemId)
    {
        if (clientId is null)
        {
            return;
        }

        if (!await catalog.Clients.AnyAsync(row => row.Id == clientId))
        {
            throw new ApiException(404, 400301, $"The client with id {clientId} does not exist.");
        }

        if (await catalog.Systems.AnyAsync(row => row.ClientId == clientId && row.Id != systemId))
        {
            throw new ApiException(409, 409302, $"The client with id {clientId} belongs to another system already.");
        }
    }
}
