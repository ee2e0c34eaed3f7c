using System.Net.Http.Headers;
using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/auth/login</c> and <c>/auth/token</c>.</summary>
internal static class SignInTalk
{
    private const int FailuresAllowed = 5;

    public static async Task HoldAsync(Talk talk)
    {
        var (hub, anyone) = (talk.Hub, talk.Anyone);
        var user = await hub.AddUserAsync();
        (await anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(201, 200000);
        (await anyone.PostTextAsync("/auth/login", $"username={user.Username}&password={user.Password}", "application/x-www-form-urlencoded")).Has(201, 200000);
        (await anyone.PostAsync("/auth/token", new { grant_type = "password", username = user.Username, password = user.Password })).Has(201, 200000);
        (await anyone.PostAsync("/auth/token", new { grant_type = "other" })).Has(400, 400012);
        await ClientsAsync(hub, anyone);
        for (var i = 0; i < FailuresAllowed; i++)
        {
            (await anyone.PostAsync(i % 2 == 0 ? "/auth/login" : "/auth/token", new { grant_type = "password", username = user.Username, password = "wrong" })).Has(401, 401001);
        }

        (await anyone.PostAsync("/auth/login", new { username = user.Username, password = user.Password })).Has(401, 401003);
        (await anyone.PostAsync("/auth/token", new { grant_type = "password", username = user.Username, password = user.Password })).Has(401, 401003);
    }

    private static async Task ClientsAsync(RunningHub hub, HubApi anyone)
    {
        var client = await hub.AddClientAsync(longLive: false);
        object Body(string identifier, string secret) => new { grant_type = "client_credentials", client_id = identifier, client_secret = secret };
        (await anyone.PostAsync("/auth/token", Body(client.Identifier, client.Secret))).Has(201, 200000);
        (await anyone.PostTextAsync(
            "/auth/token", $"grant_type=client_credentials&client_id={client.Identifier}&client_secret={client.Secret}", "application/x-www-form-urlencoded")).Has(201, 200000);
        var basic = new HttpRequestMessage(HttpMethod.Post, "/auth/token") { Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]) };
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Identifier}:{client.Secret}")));
        (await anyone.SendAsync(basic)).Has(201, 200000);
        (await anyone.PostAsync("/auth/token", Body(client.Identifier, "wrong"))).Has(401, 401100);

        var longLived = await hub.AddClientAsync();
        (await anyone.PostAsync("/auth/token", Body(longLived.Identifier, longLived.Secret))).Has(400, 400011);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await anyone.PostAsync("/auth/token", Body(client.Identifier, client.Secret))).Has(403, 403201);
    }
}
