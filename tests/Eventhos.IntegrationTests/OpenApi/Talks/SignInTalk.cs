using System.Net.Http.Headers;
using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/auth/login</c> and <c>/auth/token</c>.</summary>
internal static class SignInTalk
{
    private const string Form = "application/x-www-form-urlencoded";

    public static async Task HoldAsync(Talk talk)
    {
        var (hub, anyone) = (talk.Hub, talk.Anyone);
        var user = await hub.AddUserAsync();
        var (right, wrong) = (Password(user, user.Password), Password(user, "wrong"));
        (await anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(201, 200000);
        (await anyone.PostTextAsync("/auth/login", $"username={user.Username}&password={user.Password}", Form)).Has(201, 200000);
        (await anyone.PostAsync("/auth/token", right)).Has(201, 200000);
        (await anyone.PostAsync("/auth/token", new { grant_type = "other" })).Has(400, 400012);
        (await anyone.PostAsync("/auth/login", Password(user, new string('x', 1025)))).Has(400, 400111);
        (await anyone.PostAsync("/auth/token", Password(user, new string('x', 1025)))).Has(400, 400111);
        (await anyone.PostAsync("/auth/login", wrong)).Has(401, 401001);
        (await anyone.PostAsync("/auth/token", wrong)).Has(401, 401001);
        var client = await ClientsAsync(hub, anyone);
        (await Basic(anyone, client, $"grant_type=password&username={user.Username}&password=wrong")).Has(400, 401001);

        await Repeated.UntilAsync(() => anyone.PostAsync("/auth/login", wrong), 401003);
        (await anyone.PostAsync("/auth/token", right)).Has(401, 401003);
        (await Basic(anyone, client, $"grant_type=password&username={user.Username}&password={user.Password}")).Has(400, 401003);
    }

    private static object Password(UserAccount user, string password) => new { grant_type = "password", username = user.Username, password };

    /// <summary>A client that may get short-lived tokens.</summary>
    private static async Task<ClientAccount> ClientsAsync(RunningHub hub, HubApi anyone)
    {
        var client = await hub.AddClientAsync(longLive: false);
        object Body(string identifier, string secret) => new { grant_type = "client_credentials", client_id = identifier, client_secret = secret };
        (await anyone.PostAsync("/auth/token", Body(client.Identifier, client.Secret))).Has(201, 200000);
        (await anyone.PostTextAsync("/auth/token", $"grant_type=client_credentials&client_id={client.Identifier}&client_secret={client.Secret}", Form)).Has(201, 200000);
        (await Basic(anyone, client, "grant_type=client_credentials")).Has(201, 200000);
        (await Basic(anyone, client with { Secret = "wrong" }, "grant_type=client_credentials")).Has(401, 401100);
        (await Basic(anyone, client, "grant_type=client_credentials&client_id=other")).Has(400, 400014);
        (await anyone.PostAsync("/auth/token", Body(client.Identifier, "wrong"))).Has(401, 401100);

        var longLived = await hub.AddClientAsync();
        (await anyone.PostAsync("/auth/token", Body(longLived.Identifier, longLived.Secret))).Has(400, 400011);
        (await Basic(anyone, longLived, "grant_type=client_credentials")).Has(400, 400011);

        var revoked = await hub.AddClientAsync(longLive: false);
        (await hub.Admin.PutAsync($"/auth/client/{revoked.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await anyone.PostAsync("/auth/token", Body(revoked.Identifier, revoked.Secret))).Has(403, 403201);
        (await Basic(anyone, revoked, "grant_type=client_credentials")).Has(400, 403201);
        return client;
    }

    private static Task<HubAnswer> Basic(HubApi anyone, ClientAccount client, string form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/token") { Content = new StringContent(form, Encoding.UTF8, Form) };
        var credentials = $"{Uri.EscapeDataString(client.Identifier)}:{Uri.EscapeDataString(client.Secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return anyone.SendAsync(request);
    }
}
