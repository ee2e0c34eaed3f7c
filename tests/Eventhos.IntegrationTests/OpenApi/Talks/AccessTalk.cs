using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of roles, resources, permissions and applications.</summary>
internal static class AccessTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        await RolesAsync(talk);
        await ResourcesAsync(talk);
        (await talk.Admin.GetAsync("/auth/application")).Has(200, 200000);
        var name = Wiring.Unique("told");
        (await talk.Admin.PostAsync("/auth/application", new { identifier = name })).Has(201, 200001);
        (await talk.Admin.PostAsync("/auth/application", new { identifier = name })).Has(409, 409104);
        (await talk.Admin.PostAsync("/auth/application", new { identifier = Talk.TooLong })).Has(400, 400110);
    }

    private static async Task RolesAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var permission = await hub.PermissionIdAsync("system:select");
        var name = Wiring.Unique("told");
        object Allowed(long id) => new { system = new[] { new { allowed = "select", id } } };
        var id = (await admin.PostAsync("/auth/role", new { identifier = name, allowedObject = Allowed(permission) })).Has(201, 200001).Content.Number("roleId");
        (await admin.PostAsync("/auth/role", new { identifier = name, allowedObject = Allowed(permission) })).Has(409, 409103);
        (await admin.PostAsync("/auth/role", new { identifier = Talk.TooLong, allowedObject = Allowed(permission) })).Has(400, 400110);
        (await admin.PostAsync("/auth/role", new { identifier = "other", allowedObject = Allowed(Talk.Unknown) })).Has(400, 400014);
        (await admin.GetAsync("/auth/role?itemsPerPage=10&pageIndex=0&order=asc&activeSort=identifier")).Has(200, 200000);
        (await admin.GetAsync("/auth/role?basic=true")).Has(200, 200000);
        (await admin.GetAsync("/auth/role?wordSearch=told")).Has(200, 200000);
        (await admin.GetAsync($"/auth/role/{id}")).Has(200, 200000);
        (await admin.GetAsync($"/auth/role/{Talk.Unknown}")).Has(404, 404001);
        (await admin.PutAsync($"/auth/role/{id}/permission", new { newAllowedObject = Allowed(permission), originalAllowedObject = Allowed(permission) })).Has(201, 200001);
        (await admin.PutAsync($"/auth/role/{id}/permission", new { newAllowedObject = Allowed(Talk.Unknown), originalAllowedObject = new { } })).Has(400, 400014);
        (await admin.PutAsync($"/auth/role/{Talk.Unknown}/permission", new { newAllowedObject = new { }, originalAllowedObject = new { } })).Has(404, 404001);
        (await admin.DeleteAsync($"/auth/role/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/auth/role/{id}")).Has(404, 404001);
    }

    private static async Task ResourcesAsync(Talk talk)
    {
        var admin = talk.Admin;
        var name = Wiring.Unique("told");
        var application = (await talk.Hub.Admin.GetAsync("/auth/application")).Content[0].Number("id");
        var id = (await admin.PostAsync("/auth/resource", new { resourceIdentifier = name, applications_id = application })).Has(201, 200001).Content.Number("applicationResourceId");
        (await admin.PostAsync("/auth/resource", new { resourceIdentifier = name, applications_id = application })).Has(409, 409106);
        (await admin.PostAsync("/auth/resource", new { resourceIdentifier = "a:b", applications_id = application })).Has(400, 400110);
        (await admin.PostAsync("/auth/resource", new { resourceIdentifier = "other", applications_id = Talk.Unknown })).Has(404, 404001);
        (await admin.GetAsync("/auth/resource?itemsPerPage=10&pageIndex=0&order=asc&activeSort=id")).Has(200, 200000);
        (await admin.GetAsync("/auth/resource?basic=true")).Has(200, 200000);

        var added = (await admin.PostAsync("/auth/permission", new { allowed = "approve", applicationResource_id = id })).Has(201, 200001).Content.Number("permissionId");
        (await admin.PostAsync("/auth/permission", new { allowed = "approve", applicationResource_id = id })).Has(409, 409107);
        (await admin.PostAsync("/auth/permission", new { allowed = "a:b", applicationResource_id = id })).Has(400, 400110);
        (await admin.PostAsync("/auth/permission", new { allowed = "approve", applicationResource_id = Talk.Unknown })).Has(404, 404001);

        object Change(object permission) => new { newResourcePermissions = new[] { permission }, originalResourcePermissions = Array.Empty<object>() };
        (await admin.PutAsync($"/auth/resource/{id}/permission", Change(new { id = added, allowed = "approve" }))).Has(201, 200001);
        (await admin.PutAsync($"/auth/resource/{id}/permission", Change(new { allowed = "pay" }))).Has(201, 200001);
        (await admin.PutAsync($"/auth/resource/{id}/permission", Change(new { id = Talk.Unknown }))).Has(400, 400014);
        (await admin.PutAsync($"/auth/resource/{id}/permission", Change(new { allowed = "a:b" }))).Has(400, 400110);
        (await admin.PutAsync($"/auth/resource/{Talk.Unknown}/permission", Change(new { allowed = "pay" }))).Has(404, 404001);
        (await admin.DeleteAsync($"/auth/resource/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/auth/resource/{id}")).Has(404, 404001);
    }
}
