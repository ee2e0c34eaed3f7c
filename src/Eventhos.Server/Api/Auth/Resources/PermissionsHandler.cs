using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary><c>POST /auth/permission</c>.</summary>
internal sealed class PermissionsHandler
{
    private readonly AccessChanges _changes;

    public PermissionsHandler(AccessChanges changes) => _changes = changes;

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var allowed = PermissionNames.Check(body.Text("allowed"));
        var resourceId = body.Number("applicationResource_id");
        var id = await _changes.ApplyAsync<long>(http, async catalog =>
        {
            var resource = await catalog.Resources.Include(row => row.Permissions).SingleOrDefaultAsync(row => row.Id == resourceId)
                ?? throw RouteIds.NotFound("resource", resourceId);
            if (resource.Permissions.Any(permission => string.Equals(permission.Allowed, allowed, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ApiException(409, 409107, $"There is a permission {resource.Identifier}:{allowed} already.");
            }

            var permission = new Permission { ResourceId = resourceId, Allowed = allowed };
            catalog.Add(permission);
            await catalog.SaveChangesAsync();
            return (permission.Id, null);
        });
        return Envelope.Changed(new PermissionCreated(id), "Permission added");
    }
}
