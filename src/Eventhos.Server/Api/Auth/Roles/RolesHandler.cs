using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>Roles: create, list, change what they allow, delete.</summary>
internal sealed class RolesHandler
{
    private static readonly IReadOnlyList<KeyValuePair<string, IdOrder>> Orders =
    [
        KeyValuePair.Create("id", IdOrder.By(catalog => catalog.Roles, row => row.Id, row => row.Id)),
        KeyValuePair.Create("identifier", IdOrder.By(catalog => catalog.Roles, row => row.Identifier, row => row.Id)),
    ];

    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;

    public RolesHandler(CatalogStore catalog, AccessChanges changes)
    {
        _catalog = catalog;
        _changes = changes;
    }

    /// <summary>The names by which <c>GET /auth/role</c> can be sorted.</summary>
    internal static IEnumerable<string> Columns => Orders.Select(order => order.Key);

    /// <summary>A page of roles; with <c>basic=true</c> all of them, only to choose from.</summary>
    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var basic = http.Request.Query.Only("basic") is "true";
        var content = await _catalog.ReadAsync<object>(
            async catalog => basic
                ? await catalog.Roles.OrderBy(row => row.Id).Select(row => new BasicRoleRow(row.Id, row.Identifier)).ToListAsync(http.RequestAborted)
                : await PageAsync(catalog, list, Holding(catalog, http.Request.Query), http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(content, "Select completed");
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.Id("id", "role");
        var roles = await _catalog.ReadAsync(
            async catalog => await catalog.Roles.AnyAsync(row => row.Id == id, http.RequestAborted) ? await RowsAsync(catalog, [id], http.RequestAborted) : [],
            http.RequestAborted);
        return roles.Count == 0 ? throw RouteIds.NotFound("role", id) : Envelope.Ok(roles[0], "Select completed");
    }

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var identifier = UniqueIdentifier.Check(body.Text("identifier")).ToLowerInvariant();
        var allowed = AllowedChoice.In(body, "allowedObject");
        var id = await _changes.ApplyAsync<long>(http, async catalog =>
        {
            if (await catalog.Roles.AnyAsync(row => row.Identifier == identifier))
            {
                throw new ApiException(409, 409103, $"There is a role with identifier {identifier} already.");
            }

            var role = new Role { Identifier = identifier, Permissions = await AllowedChoice.FindAsync(catalog, allowed) };
            catalog.Add(role);
            await catalog.SaveChangesAsync();
            return (role.Id, null);
        });
        return Envelope.Changed(new RoleCreated(id), "Role added");
    }

    /// <summary><c>PUT /auth/role/:id/permission</c>: afterwards it allows what <c>newAllowedObject</c> names, whatever the caller saw before.</summary>
    public async Task<IResult> UpdatePermissionsAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var allowed = AllowedChoice.In(body, "newAllowedObject");
        _ = AllowedChoice.In(body, "originalAllowedObject");
        var id = http.Id("id", "role");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var role = await catalog.Roles.Include(row => row.Permissions).SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("role", id);
            var wanted = await AllowedChoice.FindAsync(catalog, allowed);
            foreach (var permission in role.Permissions.Except(wanted).ToList())
            {
                role.Permissions.Remove(permission);
            }

            foreach (var permission in wanted.Except(role.Permissions).ToList())
            {
                role.Permissions.Add(permission);
            }

            return (true, null);
        });
        return Envelope.Changed(message: "Role permissions updated");
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var id = http.Id("id", "role");
        await _changes.ApplyGuardedAsync<bool>(http, async catalog =>
        {
            var role = await catalog.Roles.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("role", id);
            role.Deleted = true;
            return (true, null);
        });
        return Envelope.Changed(message: "Role deleted");
    }

    private static IQueryable<long>? Holding(CatalogContext catalog, IQueryCollection query) => query.Text("wordSearch")?.ToLowerInvariant() is { } word
        ? catalog.Roles.Where(row => row.Identifier.Contains(word)).Select(row => row.Id)
        : null;

    private static async Task<object> PageAsync(CatalogContext catalog, ListQuery list, IQueryable<long>? some, CancellationToken cancellationToken)
    {
        var (ids, total) = await IdOrder.PageAsync(catalog, list, Orders, cancellationToken, some);
        return list.Page(await RowsAsync(catalog, ids, cancellationToken), total);
    }

    private static async Task<IReadOnlyList<RoleRow>> RowsAsync(CatalogContext catalog, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var roles = await catalog.Roles.Where(row => EF.Parameter(ids).Contains(row.Id))
            .Select(row => new BasicRoleRow(row.Id, row.Identifier))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var permissions = await PermissionOfRole.OfAsync(catalog, ids, cancellationToken);
        return [.. ids.Select(id => RoleRow.From(roles[id], permissions[id]))];
    }
}
