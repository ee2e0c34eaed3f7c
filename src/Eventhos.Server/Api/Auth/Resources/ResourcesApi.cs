using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth.Resources;

/// <summary>The routes of <c>/auth/resource</c> and <c>/auth/permission</c>.</summary>
internal static class ResourcesApi
{
    private const string NoName = "Invalid body; the name of a resource or permission has no colon";

    private static ResourceRow Example => new(12, "invoice", [new PermissionRow("*", 60), new PermissionRow("create", 61)]);

    /// <summary>Maps them.</summary>
    public static void MapResources(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/resource").WithTags("Resources");
        group.MapGet("", (HttpContext http, ResourcesHandler resources) => resources.ListAsync(http))
            .Describe("listResources", "List resources with their permissions", resource => resource
                .Flag("basic", "All of them as a plain list.")
                .OkPage(Example, ResourcesHandler.Columns, "Select completed", descending: true)
                .OkList(Example, "Select completed"));
        group.MapPost("", (HttpContext http, ResourcesHandler resources) => resources.CreateAsync(http))
            .Describe("createResource", "Add a resource", resource => resource
                .Says("It gets the permissions `*`, `create`, `update`, `delete`, `select`.")
                .Takes(new NewResource("invoice", 1))
                .Changed(new ResourceCreated(12), "Application resource added")
                .Refuses(400, 400110, NoName)
                .RefusesUnknown("application")
                .Refuses(409, 409106, "There is a resource with identifier invoice already."));
        group.MapPut("/{id}/permission", (HttpContext http, ResourcesHandler resources) => resources.UpdatePermissionsAsync(http))
            .Describe("setPermissionsOfResource", "Say which permissions a resource has", resource => resource
                .Says("Those it keeps stay with the roles that hold them; others are taken from every role.")
                .Takes(new ResourcePermissionsChange([new PermissionChoice(60, "*"), new PermissionChoice(Allowed: "approve")], []))
                .Changed(message: "Resource permissions updated")
                .Refuses(400, 400014, "There is no permission with id 7 of the resource invoice.")
                .Refuses(400, 400110, NoName)
                .RefusesUnknown("resource")
                .RefusesLockOut());
        group.MapDelete("/{id}", (HttpContext http, ResourcesHandler resources) => resources.DeleteAsync(http))
            .Describe("deleteResource", "Delete a resource", resource => resource
                .Changed(message: "Resource deleted")
                .RefusesUnknown("resource")
                .RefusesLockOut());
        auth.MapPost("/permission", (HttpContext http, PermissionsHandler permissions) => permissions.CreateAsync(http)).WithTags("Resources")
            .Describe("createPermission", "Add a permission to a resource", permission => permission
                .Takes(new NewPermission("approve", 12))
                .Changed(new PermissionCreated(65), "Permission added")
                .Refuses(400, 400110, NoName)
                .RefusesUnknown("resource")
                .Refuses(409, 409107, "There is a permission invoice:approve already."));
    }
}
