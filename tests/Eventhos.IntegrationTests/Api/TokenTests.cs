using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 3: <c>POST /auth/token</c>.</summary>
public sealed class TokenTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Client_credentials_answer_a_token_as_older_clients_and_as_RFC_6749_read_it()
    {
        var client = await hub.AddClientAsync(longLive: false);

        var answer = (await hub.AskForTokenAsync(client)).Has(201, 200000, $"Token generated for client {client.Identifier}");

        Assert.Equal(["jwt_token", "name", "description", "client_id", "identifier", "roles"], answer.Content.Names);
        Assert.Equal(client.Id, answer.Content.Number("client_id"));
        Assert.Equal(client.Identifier, answer.Content.Text("identifier"));
        Assert.Equal($"[\"{client.Identifier}\"]", answer.Content["roles"].Raw);
        Assert.Equal(answer.Content.Text("jwt_token"), answer.Body.Text("access_token"));
        Assert.Equal("Bearer", answer.Body.Text("token_type"));
        Assert.Equal(3600, answer.Body.Number("expires_in"));
    }

    [Fact]
    public async Task Client_credentials_may_come_as_a_form()
    {
        var client = await hub.AddClientAsync(longLive: false);
        var form = $"grant_type=client_credentials&client_id={Uri.EscapeDataString(client.Identifier)}&client_secret={Uri.EscapeDataString(client.Secret)}";

        var answer = await hub.Anyone.PostTextAsync("/auth/token", form, "application/x-www-form-urlencoded");

        answer.Has(201, 200000, $"Token generated for client {client.Identifier}");
    }

    [Fact]
    public async Task Client_credentials_may_come_by_HTTP_Basic_encoded_or_bare()
    {
        var client = await hub.AddClientAsync(longLive: false);

        (await hub.AskWithBasicAsync(client.Identifier, client.Secret)).Has(201, 200000);
        (await hub.AskWithBasicAsync(Uri.EscapeDataString(client.Identifier), Uri.EscapeDataString(client.Secret))).Has(201, 200000);
        (await hub.AskWithBasicAsync(client.Identifier, "wrong")).Has(401, 401100);
    }

    [Fact]
    public async Task The_password_grant_answers_a_users_token()
    {
        var answer = (await hub.Anyone.PostTextAsync(
            "/auth/token",
            "grant_type=password&username=admin&password=correct+horse+battery+staple",
            "application/x-www-form-urlencoded")).Has(201, 200000);

        Assert.Equal(["jwt_token", "name", "description", "user_id", "username", "roles"], answer.Content.Names);
        Assert.Equal("admin", answer.Content.Text("username"));
        Assert.Equal("""["admin"]""", answer.Content["roles"].Raw);
        (await hub.Anyone.As(answer.Body.Text("access_token")).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task An_unknown_client_and_a_wrong_secret_are_one_answer()
    {
        var client = await hub.AddClientAsync(longLive: false);

        var unknown = (await hub.AskForTokenAsync(client with { Identifier = "no-such-client" })).Has(401, 401100);
        (await hub.AskForTokenAsync(client with { Secret = "wrong" })).Has(401, 401100, unknown.Message);
    }

    [Fact]
    public async Task A_client_with_a_long_lived_token_gets_no_short_lived_one()
    {
        var client = await hub.AddClientAsync();

        (await hub.AskForTokenAsync(client)).Has(400, 400011, "Client can not generate short live token");
    }

    [Fact]
    public async Task A_revoked_client_gets_no_token_and_is_told_only_with_the_right_secret()
    {
        var client = await hub.AddClientAsync(longLive: false);
        await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true });

        (await hub.AskForTokenAsync(client)).Has(403, 403201, "The client access has been revoked");
        (await hub.AskForTokenAsync(client with { Secret = "wrong" })).Has(401, 401100);
    }

    [Fact]
    public async Task A_deleted_client_gets_no_token()
    {
        var client = await hub.AddClientAsync(longLive: false);
        await hub.Admin.DeleteAsync($"/auth/client/{client.SubjectId}");

        (await hub.AskForTokenAsync(client)).Has(401, 401100);
    }

    [Theory]
    [InlineData("{}", "Invalid body; grant_type is required")]
    [InlineData("""{"grant_type":"client_credentials"}""", "Invalid body; client_id is required")]
    [InlineData("""{"grant_type":"client_credentials","client_id":"x"}""", "Invalid body; client_secret is required")]
    [InlineData("""{"grant_type":"password"}""", "Invalid body; username is required")]
    public async Task What_is_missing_is_named(string body, string message) =>
        (await hub.Anyone.PostTextAsync("/auth/token", body)).Has(400, 400001, message);

    [Fact]
    public async Task Another_grant_type_is_refused()
    {
        var answer = await hub.Anyone.PostAsync("/auth/token", new { grant_type = "magic" });

        Assert.Equal(400, answer.Status);
        Assert.Contains("grant_type", answer.Message, StringComparison.Ordinal);
    }
}
