using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Settings;

namespace Eventhos.IntegrationTests.Transport;

/// <summary>Pages of the origins that are set can use the whole API; pages of others learn nothing.</summary>
public sealed class CorsTests
{
    private const string Page = "https://admin.example.org";

    [Fact]
    public async Task A_page_of_a_named_origin_signs_in_reads_changes_and_sends()
    {
        await using var hub = await RunningHub.StartAsync(("Cors:Origins", $"http://localhost:4200, {Page}/"));
        var kind = await hub.AddEventAsync();

        foreach (var (method, path) in new[] { ("POST", "/auth/login"), ("GET", "/system"), ("PUT", "/contract/1"), ("DELETE", "/event/1"), ("POST", "/event/send") })
        {
            var preflight = await PreflightAsync(hub, Page, method, path);
            Assert.Equal(204, preflight.Status);
            Assert.Equal(Page, preflight.Headers["Access-Control-Allow-Origin"]);
            Assert.Contains(method, preflight.Headers["Access-Control-Allow-Methods"], StringComparison.Ordinal);
            Assert.All(
                new[] { "authorization", "content-type", "access-key" },
                name => Assert.Contains(name, preflight.Headers["Access-Control-Allow-Headers"], StringComparison.OrdinalIgnoreCase));
            Assert.Equal("7200", preflight.Headers["Access-Control-Max-Age"]);
        }

        var list = await FromAsync(hub.Admin, Page, HttpMethod.Get, "/system");
        Assert.Equal(Page, list.Has(200, 200000).Headers["Access-Control-Allow-Origin"]);
        var sent = await FromAsync(hub.Anyone, Page, HttpMethod.Post, $"{Sending.PathOf(kind)}&access-key={kind.AccessKey}");
        Assert.Equal(Page, sent.Has(203, 200310).Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("eventhos-event-id,X-Request-Id,Retry-After", sent.Headers["Access-Control-Expose-Headers"]);
        Assert.False(sent.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_page_can_read_why_it_was_refused()
    {
        await using var hub = await RunningHub.StartAsync(("Cors:Origins", Page), ("Server:MaxBodyBytes", "1000"));
        await hub.ExecuteOnDatabaseAsync("ALTER TABLE actions RENAME TO actions_gone");

        (HubAnswer Answer, int Status)[] refusals =
        [
            (await FromAsync(hub.Anyone, Page, HttpMethod.Get, "/system"), 403),
            (await FromAsync(hub.Anyone.As("nonsense"), Page, HttpMethod.Get, "/system"), 401),
            (await FromAsync(hub.Admin, Page, HttpMethod.Get, "/nowhere"), 404),
            (await FromAsync(hub.Admin, Page, HttpMethod.Put, "/system"), 405),
            (await FromAsync(hub.Admin, Page, HttpMethod.Post, "/system", new string('x', 1001)), 413),
            (await FromAsync(hub.Admin, Page, HttpMethod.Post, "/system", "{"), 400),
            (await FromAsync(hub.Admin, Page, HttpMethod.Get, "/action"), 500),
        ];

        foreach (var (answer, status) in refusals)
        {
            Assert.True(answer.Status == status, $"Expected {status}: {answer.Status} {answer.Text}");
            Assert.Equal(Page, answer.Headers["Access-Control-Allow-Origin"]);
            Assert.Equal(["message", "code", "errorUUID"], answer.Body.Names);
        }
    }

    [Fact]
    public async Task A_page_of_another_origin_is_told_nothing()
    {
        await using var hub = await RunningHub.StartAsync(("Cors:Origins", $"{Page} http://localhost:4200"));
        string[] others =
        [
            "https://example.org", "http://admin.example.org", $"{Page}:8443", $"{Page}.evil.example", "https://evil.example/admin.example.org", "null",
        ];
        foreach (var origin in others)
        {
            foreach (var answer in new[] { await PreflightAsync(hub, origin, "GET", "/system"), await FromAsync(hub.Admin, origin, HttpMethod.Get, "/system") })
            {
                Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_told_to_any_page_by_default()
    {
        await using var hub = await RunningHub.StartAsync();

        var preflight = await PreflightAsync(hub, Page, "GET", "/system");
        var answer = await FromAsync(hub.Admin, Page, HttpMethod.Get, "/system");

        preflight.Has(405, 405000);
        Assert.DoesNotContain(preflight.Headers.Keys.Concat(answer.Headers.Keys), name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_star_lets_any_page_in_as_the_predecessor_did()
    {
        await using var hub = await RunningHub.StartAsync(("Cors:Origins", "*"));

        Assert.Equal("*", (await PreflightAsync(hub, "https://anything.example", "POST", "/event/send")).Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("*", (await FromAsync(hub.Anyone, "https://anything.example", HttpMethod.Get, "/system")).Headers["Access-Control-Allow-Origin"]);
    }

    [Theory]
    [InlineData("admin.example.org")]
    [InlineData("https://admin.example.org/path")]
    [InlineData("https://*.example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("null")]
    public async Task What_is_no_origin_is_a_fault_at_the_start(string text)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningHub.StartAsync(("Cors:Origins", $"{Page}, {text}")));

        Assert.StartsWith($"Cors:Origins holds \"{text}\"", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    private static Task<HubAnswer> PreflightAsync(RunningHub hub, string origin, string method, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", method);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "authorization,content-type,access-key");
        return hub.Anyone.SendAsync(request);
    }

    private static Task<HubAnswer> FromAsync(HubApi api, string origin, HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return api.SendAsync(request);
    }
}
