using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/auth/user</c> and <c>/auth/client</c>, but the refusals to leave the hub without an administrator.</summary>
internal static class AccountsTalk
{
    private static readonly object[] NoRoles = [];

    public static async Task HoldAsync(Talk talk)
    {
        var role = await talk.Hub.AddRoleAsync("system:select");
        await UsersAsync(talk, role);
        await ClientsAsync(talk, role);
    }

    private static async Task UsersAsync(Talk talk, long role)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var name = Wiring.Unique("told");
        object Body(string username, long roleId) => new { username, password = "told secret", name = "Told", description = "", roles = new[] { new { id = roleId } } };
        var id = (await admin.PostAsync("/auth/user", Body(name, role))).Has(201, 200001).Content.Number("userId");
        (await admin.PostAsync("/auth/user", Body(name, role))).Has(409, 409101);
        (await admin.PostAsync("/auth/user", Body(Talk.TooLong, role))).Has(400, 400110);
        (await admin.PostAsync("/auth/user", Body("other", Talk.Unknown))).Has(400, 400013);
        var longPassword = new { username = "other", password = new string('x', 1025), name = "Told", description = "", roles = NoRoles };
        (await admin.PostAsync("/auth/user", longPassword)).Has(400, 400111);
        (await admin.GetAsync("/auth/user?itemsPerPage=10&pageIndex=0&order=asc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync($"/auth/user?wordSearch=told&roleId={role}")).Has(200, 200000);
        var subject = (await admin.GetAsync($"/auth/user/{id}")).Has(200, 200000).Content[0].Number("subjectId");
        (await admin.GetAsync($"/auth/user/{Talk.Unknown}")).Has(404, 404002);
        (await admin.GetAsync("/auth/user/profile/me")).Has(200, 200000);
        (await admin.As((await hub.AddClientAsync()).Token).GetAsync("/auth/user/profile/me")).Has(400, 400001);

        (await admin.PutAsync($"/auth/user/{subject}", new { name = "New" })).Has(201, 200001);
        (await admin.PutAsync($"/auth/user/{subject}", new { name = "New", description = "Newly told" })).Has(201, 200001);
        (await admin.PutAsync($"/auth/user/{Talk.Unknown}", new { name = "New" })).Has(404, 404002);
        (await admin.PutAsync($"/auth/user/{subject}/role", new { roles = NoRoles, originalRolesList = NoRoles })).Has(201, 200000);
        (await admin.PutAsync($"/auth/user/{subject}/role", new { roles = new[] { new { id = Talk.Unknown } }, originalRolesList = NoRoles })).Has(400, 400013);
        (await admin.PutAsync($"/auth/user/{Talk.Unknown}/role", new { roles = NoRoles, originalRolesList = NoRoles })).Has(404, 404002);

        var passwords = new { newPassword = "new secret", oldPassword = "told secret" };
        (await admin.PutAsync($"/auth/user/{id}/password", passwords)).Has(201, 200000);
        (await admin.PutAsync($"/auth/user/{id}/password", passwords)).Has(401, 401002);
        (await admin.PutAsync($"/auth/user/{Talk.Unknown}/password", passwords)).Has(404, 404002);
        (await admin.PutAsync($"/auth/user/{id}/password", new { newPassword = new string('x', 1025), oldPassword = "x" })).Has(400, 400111);
        await Repeated.UntilAsync(() => admin.PutAsync($"/auth/user/{id}/password", passwords), 401003);
        (await admin.PutAsync($"/auth/user/{id}/password/reset", new { newPassword = "told anew" })).Has(201, 200000);
        (await admin.PutAsync($"/auth/user/{Talk.Unknown}/password/reset", new { newPassword = "told anew" })).Has(404, 404002);
        (await admin.PutAsync($"/auth/user/{id}/password/reset", new { newPassword = new string('x', 1025) })).Has(400, 400111);
        (await admin.DeleteAsync($"/auth/user/{subject}")).Has(201, 200001);
        (await admin.DeleteAsync($"/auth/user/{subject}")).Has(404, 404002);
    }

    private static async Task ClientsAsync(Talk talk, long role)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var name = Wiring.Unique("told");
        object Body(string identifier, long roleId) => new { identifier, name = "Told", description = "", roles = new[] { new { id = roleId } } };
        (await admin.PostAsync("/auth/client?longLive=true", Body(name, role))).Has(201, 200001);
        (await admin.PostAsync("/auth/client", new { identifier = Wiring.Unique("told"), name = "Told", description = "" })).Has(201, 200001);
        (await admin.PostAsync("/auth/client", Body(name, role))).Has(409, 409102);
        (await admin.PostAsync("/auth/client", Body(Talk.TooLong, role))).Has(400, 400110);
        (await admin.PostAsync("/auth/client", Body("other", Talk.Unknown))).Has(400, 400013);
        (await admin.GetAsync("/auth/client?itemsPerPage=10&pageIndex=0&order=asc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync($"/auth/client?wordSearch=told&roleId={role}")).Has(200, 200000);

        var client = await hub.AddClientAsync();
        (await admin.GetAsync($"/auth/client/{client.Id}")).Has(200, 200000);
        (await admin.GetAsync($"/auth/client/{Talk.Unknown}")).Has(404, 404001);
        (await admin.PutAsync($"/auth/client/{client.SubjectId}", new { name = "New" })).Has(201, 200000);
        (await admin.PutAsync($"/auth/client/{client.SubjectId}", new { name = "New", description = "Newly told" })).Has(201, 200000);
        (await admin.PutAsync($"/auth/client/{Talk.Unknown}", new { name = "New" })).Has(404, 404001);
        (await admin.PutAsync($"/auth/client/{client.SubjectId}/role", new { roles = NoRoles, originalRolesList = NoRoles })).Has(201, 200000);
        (await admin.PutAsync($"/auth/client/{client.SubjectId}/role", new { roles = new[] { new { id = Talk.Unknown } }, originalRolesList = NoRoles })).Has(400, 400013);
        (await admin.PutAsync($"/auth/client/{Talk.Unknown}/role", new { roles = NoRoles, originalRolesList = NoRoles })).Has(404, 404001);
        (await admin.GetAsync($"/auth/client/{client.Id}/secret")).Has(200, 200000);
        (await admin.GetAsync($"/auth/client/{Talk.Unknown}/secret")).Has(404, 404001);
        (await admin.PutAsync($"/auth/client/{client.Id}/long-live", new { })).Has(201, 200000);
        (await admin.PutAsync($"/auth/client/{client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);
        (await admin.PutAsync($"/auth/client/{Talk.Unknown}/long-live", new { })).Has(404, 404001);
        (await admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await admin.PutAsync($"/auth/client/{Talk.Unknown}/revoke", new { revoke = true })).Has(404, 404001);
        (await admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(201, 200001);
        (await admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(404, 404001);
    }
}
