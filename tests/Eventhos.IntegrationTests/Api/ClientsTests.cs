using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: clients.</summary>
public sealed class ClientsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_client_is_told_its_id_and_secret_and_no_token()
    {
        var name = Wiring.Unique("erp");

        var answer = (await hub.Admin.PostAsync("/auth/client", new { identifier = name, name = "ERP", description = "The ERP", roles = Array.Empty<object>() }))
            .Has(201, 200001, "Client added");

        Assert.Equal(["clientSecret", "clientId", "access_token"], answer.Content.Names);
        Assert.Equal($"{name}::usil.app", answer.Content.Text("clientId"));
        Assert.True(answer.Content["access_token"].IsNull);
    }

    [Fact]
    public async Task A_new_client_may_get_a_long_lived_token_at_once()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));

        (await hub.Anyone.As(client.Token).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task A_duplicate_is_refused()
    {
        var body = new { identifier = Wiring.Unique("twice"), name = "Twice", description = "", roles = Array.Empty<object>() };

        (await hub.Admin.PostAsync("/auth/client", body)).Has(201, 200001);
        (await hub.Admin.PostAsync("/auth/client", body)).Has(409, 409102);
    }

    [Fact]
    public async Task An_unknown_role_is_refused()
    {
        var body = new { identifier = Wiring.Unique("client"), name = "Client", description = "", roles = new[] { new { id = 999_999 } } };

        var answer = await hub.Admin.PostAsync("/auth/client", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains("999999", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_tells_ids_state_and_what_the_roles_allow()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select", "system:update", "event:*"));

        var answer = (await hub.Admin.GetAsync("/auth/client?itemsPerPage=1000")).Has(200, 200000, "Select completed");

        var row = answer.Content["items"].Items.Single(item => item.Text("identifier") == client.Identifier);
        Assert.Equal(["id", "subjectId", "client_id", "identifier", "name", "description", "hasLongLiveToken", "revoked", "roles", "lastUsedAt"], row.Names);
        Assert.Equal(row.Number("id"), row.Number("client_id"));
        Assert.Equal("true", row["hasLongLiveToken"].Raw);
        Assert.Equal("false", row["revoked"].Raw);
        var resources = Assert.Single(row["roles"].Items)["resources"].Items;
        Assert.Equal(
            ["event: *", "system: select, update"],
            resources.Select(resource => $"{resource.Text("applicationResourceName")}: {string.Join(", ", resource["allowed"].Items.Select(allowed => allowed.AsText()).Order())}").Order());
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_unless_asked_otherwise()
    {
        await hub.AddClientAsync();
        await hub.AddClientAsync();
        async Task<long[]> IdsAsync(string query) =>
            [.. (await hub.Admin.GetAsync($"/auth/client?itemsPerPage=1000{query}")).Content["items"].Items.Select(item => item.Number("id"))];

        var newestFirst = await IdsAsync("");

        Assert.Equal(newestFirst.OrderDescending(), newestFirst);
        Assert.Equal(newestFirst.Reverse(), await IdsAsync("&order=asc"));
    }

    [Fact]
    public async Task The_state_of_a_client_shows_in_the_list()
    {
        var client = await hub.AddClientAsync();
        await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true });
        await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live?remove_long_live=true", new { });

        var row = (await hub.Admin.ListAsync("/auth/client")).Single(item => item.Number("id") == client.Id);

        Assert.Equal("true", row["revoked"].Raw);
        Assert.Equal("false", row["hasLongLiveToken"].Raw);
    }

    [Fact]
    public async Task A_secret_can_be_looked_up()
    {
        var client = await hub.AddClientAsync();

        var answer = (await hub.Admin.GetAsync($"/auth/client/{client.Id}/secret")).Has(200, 200000, "Client secret");

        Assert.Equal($$"""{"clientSecret":"{{client.Secret}}"}""", answer.Content.Raw);
    }

    [Fact]
    public async Task Revocation_answers_the_number_1()
    {
        var client = await hub.AddClientAsync();

        Assert.Equal(1, (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Content.AsNumber());
    }

    [Fact]
    public async Task A_deleted_client_is_gone_from_the_list()
    {
        var client = await hub.AddClientAsync();

        (await hub.Admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(201, 200001, "Client deleted");

        Assert.DoesNotContain(await hub.Admin.ListAsync("/auth/client"), item => item.Number("id") == client.Id);
        Assert.Equal(404, (await hub.Admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Status);
        Assert.Equal(404, (await hub.Admin.GetAsync($"/auth/client/{client.Id}/secret")).Status);
    }

    [Theory]
    [InlineData("GET", "/auth/client/999999/secret")]
    [InlineData("PUT", "/auth/client/999999/long-live")]
    [InlineData("PUT", "/auth/client/999999/revoke")]
    [InlineData("DELETE", "/auth/client/999999")]
    [InlineData("DELETE", "/auth/client/nonsense")]
    public async Task An_unknown_client_is_not_found(string method, string path)
    {
        var answer = method switch
        {
            "GET" => await hub.Admin.GetAsync(path),
            "PUT" => await hub.Admin.PutAsync(path, new { revoke = true }),
            _ => await hub.Admin.DeleteAsync(path),
        };

        Assert.Equal(404, answer.Status);
        Assert.NotEmpty(answer.Message);
    }

    [Theory]
    [InlineData("""{"name":"a","description":""}""", 400001, "Invalid body; identifier is required")]
    [InlineData("""{"identifier":"a","description":""}""", 400001, "Invalid body; name is required")]
    [InlineData("""{"identifier":"a","name":"a"}""", 400001, "Invalid body; description is required")]
    [InlineData("""{"identifier":"a","name":"a","description":"","roles":1}""", 400002, "Invalid body; roles is not an array")]
    [InlineData("""{"identifier":["a"],"name":"a","description":""}""", 400003, "Invalid body; identifier is not an string")]
    [InlineData("""{"identifier":"a","name":"a","description":"","roles":[1]}""", 400005, "Invalid body; an element of roles is not an object")]
    [InlineData("""{"identifier":"a","name":"a","description":"","roles":[{"id":"x"}]}""", 400004, "Invalid body; id is not a number")]
    [InlineData("[]", 400005, "Invalid body; the body is not an object")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message) =>
        (await hub.Admin.PostTextAsync("/auth/client", body)).Has(400, code, message);
}
