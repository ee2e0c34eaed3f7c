using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>The routes of <c>/auth/role</c>.</summary>
internal static class RolesApi
{
    /// <summary>Maps them.</summary>
    public static void MapRoles(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/role").WithTags("Roles");
        group.MapGet("", (HttpContext http, RolesHandler roles) => roles.ListAsync(http))
            .Describe("listRoles", "List roles", role => role
                .Flag("basic", "All of them as a plain list, only to choose from.")
                .Text("wordSearch", "Only roles whose identifier holds this, in any letter case.")
                .OkPage(RoleRow.Example, RolesHandler.Columns, "Select completed", descending: true)
                .OkList(new BasicRoleRow(2, "readers"), "Select completed"));
        group.MapGet("/{id}", (HttpContext http, RolesHandler roles) => roles.GetAsync(http))
            .Describe("getRole", "Look up a role", role => role.Ok(RoleRow.Example, "Select completed").RefusesUnknown("role"));
        group.MapPost("", (HttpContext http, RolesHandler roles) => roles.CreateAsync(http))
            .Describe("createRole", "Add a role", role => role
                .Takes(new NewRole("readers", Allowed()))
                .Changed(new RoleCreated(2), "Role added")
                .RefusesPermission()
                .RefusesIdentifier()
                .Refuses(409, 409103, "There is a role with identifier readers already."));
        group.MapPut("/{id}/permission", (HttpContext http, RolesHandler roles) => roles.UpdatePermissionsAsync(http))
            .Describe("setPermissionsOfRole", "Say what a role allows", role => role
                .Takes(new RolePermissionsChange(Allowed(), Allowed()))
                .Changed(message: "Role permissions updated")
                .RefusesPermission()
                .RefusesUnknown("role")
                .RefusesLockOut());
        group.MapDelete("/{id}", (HttpContext http, RolesHandler roles) => roles.DeleteAsync(http))
            .Describe("deleteRole", "Delete a role", role => role
                .Changed(message: "Role deleted")
                .RefusesUnknown("role")
                .RefusesLockOut());
    }

    private static RouteDescription RefusesPermission(this RouteDescription route) => route.Refuses(400, 400014, "There is no permission with id 7.");

    private static Dictionary<string, IReadOnlyList<IdOfPermission>> Allowed() =>
        new(StringComparer.Ordinal) { ["system"] = [new IdOfPermission(50, "select")] };
}
