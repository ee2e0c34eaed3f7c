using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>The refusals to leave the hub without an administrator. It takes the first client from the hub.</summary>
internal static class LastAdministratorTalk
{
    private static readonly object[] None = [];

    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var first = (await hub.Admin.ListAsync("/auth/client?order=asc"))[0].Number("subjectId");
        (await admin.DeleteAsync($"/auth/client/{first}")).Has(201, 200001);
        var (noRoles, user) = (new { roles = None, originalRolesList = None }, (await hub.Admin.GetAsync("/auth/user/profile/me")).Content);
        (await admin.PutAsync($"/auth/user/{user.Number("subjectId")}/role", noRoles)).Has(409, 409105);
        (await admin.DeleteAsync($"/auth/user/{user.Number("subjectId")}")).Has(409, 409105);

        var role = user["roles"][0].Number("id");
        (await admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = new { }, originalAllowedObject = new { } })).Has(409, 409105);
        (await admin.DeleteAsync($"/auth/role/{role}")).Has(409, 409105);
        var everything = (await hub.ResourceAsync("OAUTH2_global")).Number("id");
        (await admin.PutAsync($"/auth/resource/{everything}/permission", new { newResourcePermissions = None, originalResourcePermissions = None })).Has(409, 409105);
        (await admin.DeleteAsync($"/auth/resource/{everything}")).Has(409, 409105);

        // Then a client is the last one.
        var client = await hub.AddClientAsync(longLive: true, role);
        (await admin.PutAsync($"/auth/user/{user.Number("subjectId")}/role", noRoles)).Has(201, 200000);
        var last = admin.As(client.Token);
        (await last.PutAsync($"/auth/client/{client.SubjectId}/role", noRoles)).Has(409, 409105);
        (await last.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(409, 409105);
        (await last.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(409, 409105);
        (await last.PutAsync($"/auth/user/{user.Number("subjectId")}/role", new { roles = new[] { new { id = role } }, originalRolesList = None })).Has(201, 200000);
    }
}
