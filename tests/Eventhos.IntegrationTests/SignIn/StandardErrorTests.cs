using System.Net.Http.Headers;
using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary><c>POST /auth/token</c> for callers who use HTTP Basic: RFC 6749 section 5, with the hub's own fields beside it.</summary>
public sealed class StandardErrorTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Challenge = "Basic realm=\"eventhos\"";

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_client_are_one_invalid_client()
    {
        var client = await hub.AddClientAsync(longLive: false);
        var wrong = await AskAsync(Basic(client.Identifier, "wrong"), "grant_type=client_credentials");
        var unknown = await AskAsync(Basic("no-such-client", "wrong"), "grant_type=client_credentials");

        Assert.Equal(["error", "error_description", "message", "code", "errorUUID"], wrong.Body.Names);
        foreach (var answer in new[] { wrong, unknown })
        {
            IsError(answer, 401, "invalid_client", 401100);
            Assert.Equal(wrong.Message, answer.Message);
        }
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("basic !!!")]
    [InlineData("Basic bm8gY29sb24=")]
    [InlineData("Basic Om9ubHkgYSBzZWNyZXQ=")]
    [InlineData("Basic b25seS1hbi1pZDo=")]
    [InlineData("Basic //79Ov/+")]
    public async Task Credentials_that_can_not_be_read_are_an_invalid_client(string authorization) =>
        IsError(await AskAsync(authorization, "grant_type=client_credentials"), 401, "invalid_client", 401100);

    [Theory]
    [InlineData("grant_type=magic", "unsupported_grant_type", 400012)]
    [InlineData("grant_type=", "invalid_request", 400001)]
    [InlineData("", "invalid_request", 400001)]
    [InlineData("grant_type=client_credentials&client_id=another", "invalid_request", 400014)]
    [InlineData("grant_type=client_credentials&client_secret=another", "invalid_request", 400014)]
    [InlineData("grant_type=password&username=admin", "invalid_request", 400001)]
    [InlineData("grant_type=password&username=nobody&password=wrong", "invalid_grant", 401001)]
    public async Task What_is_wrong_with_the_request_has_its_word(string form, string error, int code)
    {
        var client = await hub.AddClientAsync(longLive: false);

        IsError(await AskAsync(Basic(client), form), 400, error, code);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_an_invalid_request()
    {
        var client = await hub.AddClientAsync(longLive: false);

        IsError(await AskAsync(Basic(client), "{\"grant_type\": \"x", "application/json"), 400, "invalid_request", 400100);
    }

    [Fact]
    public async Task A_client_that_may_not_have_a_token_is_unauthorized()
    {
        var longLived = await hub.AddClientAsync(longLive: true);
        var revoked = await hub.AddClientAsync(longLive: false);
        await hub.Admin.PutAsync($"/auth/client/{revoked.Id}/revoke", new { revoke = true });

        IsError(await AskAsync(Basic(longLived), "grant_type=client_credentials"), 400, "unauthorized_client", 400011);
        IsError(await AskAsync(Basic(revoked), "grant_type=client_credentials"), 400, "unauthorized_client", 403201);
    }

    [Fact]
    public async Task A_locked_client_is_an_invalid_client_that_may_come_again()
    {
        await using var own = await RunningHub.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            IsError(await AskAsync(own, Basic("no-such-client", "wrong"), "grant_type=client_credentials"), 401, "invalid_client", 401100);
        }

        var locked = await AskAsync(own, Basic("no-such-client", "wrong"), "grant_type=client_credentials");
        IsError(locked, 401, "invalid_client", 401003);
        Assert.InRange(int.Parse(locked.Headers["Retry-After"]), 1, 300);
    }

    [Fact]
    public async Task The_password_grant_wants_the_client_that_it_names_to_be_right()
    {
        var client = await hub.AddClientAsync(longLive: false);
        const string Form = "grant_type=password&username=admin&password=correct+horse+battery+staple";

        (await AskAsync(Basic(client), Form)).Has(201, 200000);
        IsError(await AskAsync(Basic(client.Identifier, "wrong"), Form), 401, "invalid_client", 401100);
    }

    [Fact]
    public async Task The_same_client_said_twice_does_no_harm()
    {
        var client = await hub.AddClientAsync(longLive: false);
        var form = $"grant_type=client_credentials&client_id={Uri.EscapeDataString(client.Identifier)}&client_secret={client.Secret}";

        (await AskAsync(Basic(client), form)).Has(201, 200000);
    }

    [Fact]
    public async Task Parts_are_form_encoded()
    {
        var created = (await hub.Admin.PostAsync("/auth/client", new { identifier = Wiring.Unique("the ERP: ñ + 100%"), name = "ERP", description = "", roles = Array.Empty<object>() })).Has(201, 200001).Content;
        var identifier = created.Text("clientId");
        var encoded = Uri.EscapeDataString(identifier).Replace("%20", "+", StringComparison.Ordinal);

        (await AskAsync(Basic(encoded, created.Text("clientSecret")), "grant_type=client_credentials")).Has(201, 200000);
    }

    [Fact]
    public async Task Nothing_of_it_may_be_cached()
    {
        var client = await hub.AddClientAsync(longLive: false);
        var token = (await AskAsync(Basic(client), "grant_type=client_credentials")).Has(201, 200000);
        var login = (await hub.Anyone.TryLoginAsync("admin", "correct horse battery staple")).Has(201, 200000);

        Assert.Equal("no-store", token.Headers["Cache-Control"]);
        Assert.Equal("no-cache", token.Headers["Pragma"]);
        Assert.Equal("no-store", login.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Other_callers_get_the_hubs_own_errors_and_a_bearer_here_is_no_matter()
    {
        var answer = await AskAsync("Bearer nonsense", "grant_type=client_credentials&client_id=x&client_secret=y");

        answer.Has(401, 401100);
        Assert.Equal(["message", "code", "errorUUID"], answer.Body.Names);
        Assert.DoesNotContain("WWW-Authenticate", answer.Headers.Keys);
        (await AskAsync("Bearer nonsense", "grant_type=password&username=admin&password=correct+horse+battery+staple")).Has(201, 200000);
    }

    private static void IsError(HubAnswer answer, int status, string error, int code)
    {
        answer.Has(status, code);
        Assert.Equal(error, answer.Body.Text("error"));
        Assert.Matches(@"^[\x20-\x21\x23-\x5B\x5D-\x7E]+$", answer.Body.Text("error_description"));
        Assert.Equal(status == 401 ? Challenge : null, answer.Headers.GetValueOrDefault("WWW-Authenticate"));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    private static string Basic(ClientAccount client) => Basic(Uri.EscapeDataString(client.Identifier), client.Secret);

    private static string Basic(string identifier, string secret) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{identifier}:{secret}"))}";

    private Task<HubAnswer> AskAsync(string authorization, string body, string type = "application/x-www-form-urlencoded") => AskAsync(hub, authorization, body, type);

    private static Task<HubAnswer> AskAsync(RunningHub hub, string authorization, string body, string type = "application/x-www-form-urlencoded")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/token") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return hub.Anyone.SendAsync(request);
    }
}
