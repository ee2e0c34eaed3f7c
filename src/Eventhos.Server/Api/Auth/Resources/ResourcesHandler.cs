using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>Resources and their permissions.</summary>
internal sealed class ResourcesHandler
{
    private static readonly string[] FirstPermissions = ["*", "create", "update", "delete", "select"];

    private static readonly IReadOnlyList<KeyValuePair<string, IdOrder>> Orders =
    [
        KeyValuePair.Create("id", IdOrder.By(catalog => catalog.Resources, row => row.Id, row => row.Id)),
        KeyValuePair.Create("applicationResourceName", IdOrder.By(catalog => catalog.Resources, row => row.Identifier, row => row.Id)),
    ];

    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;

    public ResourcesHandler(CatalogStore catalog, AccessChanges changes)
    {
        _catalog = catalog;
        _changes = changes;
    }

    /// <summary>The names by which <c>GET /auth/resource</c> can be sorted.</summary>
    internal static IEnumerable<string> Columns => Orders.Select(order => order.Key);

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var basic = http.Request.Query.Only("basic") is "true";
        var content = await _catalog.ReadAsync<object>(
            async catalog =>
            {
                if (basic)
                {
                    return await RowsAsync(catalog.Resources.OrderBy(row => row.Id), http.RequestAborted);
                }

                var (ids, total) = await IdOrder.PageAsync(catalog, list, Orders, http.RequestAborted);
                var rows = await RowsAsync(catalog.Resources.Where(row => EF.Parameter(ids).Contains(row.Id)), http.RequestAborted);
                var byId = rows.ToDictionary(row => row.Id);
                return list.Page(ids.Select(id => byId[id]).ToList(), total);
            },
            http.RequestAborted);
        return Envelope.Ok(content, "Select completed");
    }

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var identifier = PermissionNames.Check(body.Text("resourceIdentifier"));
        var applicationId = body.Number("applications_id");
        var id = await _changes.ApplyAsync<long>(http, async catalog =>
        {
            if (!await catalog.Applications.AnyAsync(row => row.Id == applicationId))
            {
                throw RouteIds.NotFound("application", applicationId);
            }

            if (await catalog.Resources.AnyAsync(row => row.Identifier == identifier))
            {
                throw new ApiException(409, 409106, $"There is a resource with identifier {identifier} already.");
            }

            var resource = new Resource { ApplicationId = applicationId, Identifier = identifier };
            catalog.Add(resource);
            await catalog.SaveChangesAsync();
            await ResourcePermissions.AddAsync(catalog, resource.Id, FirstPermissions);
            return (resource.Id, null);
        });
        return Envelope.Changed(new ResourceCreated(id), "Application resource added");
    }

    /// <summary><c>PUT /auth/resource/:id/permission</c>: afterwards it has the permissions of <c>newResourcePermissions</c>.</summary>
    public async Task<IResult> UpdatePermissionsAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var wanted = body.RequiredObjects("newResourcePermissions")
            .Select(entry => (Id: entry.OptionalNumber("id") ?? 0, Allowed: entry.OptionalText("allowed") is { Length: > 0 } allowed ? PermissionNames.Check(allowed) : null))
            .ToList();
        _ = body.RequiredObjects("originalResourcePermissions");
        var id = http.Id("id", "resource");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var resource = await catalog.Resources.Include(row => row.Permissions).SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("resource", id);
            await ResourcePermissions.ReplaceAsync(catalog, resource, wanted);
            return (true, null);
        });
        return Envelope.Changed(message: "Resource permissions updated");
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var id = http.Id("id", "resource");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var resource = await catalog.Resources.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("resource", id);
            resource.Deleted = true;
            return (true, null);
        });
        return Envelope.Changed(message: "Resource deleted");
    }

    private static async Task<IReadOnlyList<ResourceRow>> RowsAsync(IQueryable<Resource> resources, CancellationToken cancellationToken)
    {
        var rows = await resources.Include(row => row.Permissions).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new ResourceRow(
            row.Id, row.Identifier, [.. row.Permissions.OrderBy(permission => permission.Id).Select(permission => new PermissionRow(permission.Allowed, permission.Id))]));
    }
}
