using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 2: who may call.</summary>
public sealed class BearerTests(RunningHub hub) : IClassFixture<RunningHub>
{
    /// <summary>Every guarded route, with its permission.</summary>
    public static TheoryData<string, string, string> Routes { get; } = new()
    {
        { "GET", "/auth/user", "OAUTH2_user:select" },
        { "POST", "/auth/user", "OAUTH2_user:create" },
        { "GET", "/auth/user/0", "OAUTH2_user:select" },
        { "PUT", "/auth/user/0", "OAUTH2_user:update" },
        { "PUT", "/auth/user/0/role", "OAUTH2_user:update" },
        { "DELETE", "/auth/user/0", "OAUTH2_user:delete" },
        { "GET", "/auth/role", "OAUTH2_role:select" },
        { "POST", "/auth/role", "OAUTH2_role:create" },
        { "PUT", "/auth/role/0/permission", "OAUTH2_role:update" },
        { "DELETE", "/auth/role/0", "OAUTH2_role:delete" },
        { "GET", "/auth/resource", "OAUTH2_application:select" },
        { "POST", "/auth/resource", "OAUTH2_application:create" },
        { "PUT", "/auth/resource/0/permission", "OAUTH2_application:update" },
        { "DELETE", "/auth/resource/0", "OAUTH2_application:delete" },
        { "POST", "/auth/permission", "OAUTH2_permission:create" },
        { "GET", "/auth/application", "OAUTH2_application:select" },
        { "POST", "/auth/application", "OAUTH2_application:create" },
        { "PUT", "/auth/client/0", "OAUTH2_client:update" },
        { "PUT", "/auth/client/0/role", "OAUTH2_client:update" },
        { "GET", "/auth/client", "OAUTH2_client:select" },
        { "POST", "/auth/client", "OAUTH2_client:create" },
        { "DELETE", "/auth/client/0", "OAUTH2_client:delete" },
        { "GET", "/auth/client/0/secret", "OAUTH2_client:update" },
        { "PUT", "/auth/client/0/long-live", "OAUTH2_client:update" },
        { "PUT", "/auth/client/0/revoke", "OAUTH2_client:update" },
        { "POST", "/system", "system:create" },
        { "GET", "/system", "system:select" },
        { "GET", "/system/0", "system:select" },
        { "GET", "/system/0/events", "system:select" },
        { "GET", "/system/0/actions", "system:select" },
        { "PUT", "/system/0", "system:update" },
        { "DELETE", "/system/0", "system:delete" },
        { "POST", "/event", "event:create" },
        { "GET", "/event", "event:select" },
        { "PUT", "/event/0", "event:update" },
        { "DELETE", "/event/0", "event:delete" },
        { "POST", "/action", "action:create" },
        { "GET", "/action", "action:select" },
        { "GET", "/action/0", "action:select" },
        { "PUT", "/action/0", "action:update" },
        { "DELETE", "/action/0", "action:delete" },
        { "POST", "/contract", "contract:create" },
        { "GET", "/contract", "contract:select" },
        { "GET", "/contract/event/0", "contract:select" },
        { "GET", "/contract/event/0/action/0", "contract:select" },
        { "PUT", "/contract/order", "contract:update" },
        { "PUT", "/contract/0", "contract:update" },
        { "DELETE", "/contract/0", "contract:delete" },
        { "GET", "/event/received", "event:select" },
        { "GET", "/event/received/0", "event:select" },
        { "GET", "/event/received/execution-detail/0", "event:select" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_wants_its_permission_and_no_other(string method, string path, string permission)
    {
        var resource = permission.Split(':')[0];
        var right = await hub.LimitedToAsync(permission);
        var whole = await hub.LimitedToAsync($"{resource}:*");
        var wrong = await hub.LimitedToAsync([.. new[] { "select", "create", "update", "delete" }
            .Select(allowed => $"{resource}:{allowed}").Where(other => other != permission)]);
        var none = await hub.LimitedToAsync();

        (await CallAsync(hub.Anyone, method, path)).Has(403, 403002);
        (await CallAsync(none, method, path)).Has(401, 401002, "Subject not authorized; incorrect permissions");
        (await CallAsync(wrong, method, path)).Has(401, 401002, "Subject not authorized; incorrect permissions");
        AssertAllowed(await CallAsync(right, method, path));
        AssertAllowed(await CallAsync(whole, method, path));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("BEARER")]
    [InlineData("bearer")]
    [InlineData("bEaReR")]
    public async Task The_scheme_is_read_in_any_letter_case(string scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/system");
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {hub.Admin.Bearer}");

        (await hub.Anyone.SendAsync(request)).Has(200, 200000);
    }

    [Fact]
    public async Task The_token_may_come_as_a_query_parameter() =>
        (await hub.Anyone.GetAsync($"/system?access_token={hub.Admin.Bearer}")).Has(200, 200000);

    [Fact]
    public async Task Forgeries_of_a_good_token_are_refused()
    {
        var client = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        (await hub.Anyone.As(client.Token).GetAsync("/system")).Has(200, 200000);

        foreach (var token in new[] { client.Token!, hub.Admin.Bearer! })
        {
            foreach (var (_, forgery) in Tokens.ForgeriesOf(token))
            {
                (await hub.Anyone.As(forgery).GetAsync("/system")).Has(401, 400001);
            }
        }

        (await hub.Anyone.As(Tokens.OtherSpellingOf(client.Token!)).GetAsync("/system")).Has(401, 400001);
    }

    [Fact]
    public async Task An_expired_token_is_told_apart_from_a_bad_one()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time, ("Auth:TokenLifetimeSeconds", "600"));
        (await timed.Admin.GetAsync("/system")).Has(200, 200000);

        time.Advance(TimeSpan.FromSeconds(601));

        (await timed.Admin.GetAsync("/system")).Has(401, 400002);
    }

    [Fact]
    public async Task What_ends_a_clients_token_ends_it_on_every_route()
    {
        var role = await hub.AddRoleAsync("system:select");
        var revoked = await hub.AddClientAsync(longLive: true, role);
        var replaced = await hub.AddClientAsync(longLive: true, role);
        var removed = await hub.AddClientAsync(longLive: true, role);
        var deleted = await hub.AddClientAsync(longLive: true, role);
        ClientAccount[] all = [revoked, replaced, removed, deleted];
        foreach (var client in all)
        {
            (await hub.Anyone.As(client.Token).GetAsync("/system")).Has(200, 200000);
        }

        (await hub.Admin.PutAsync($"/auth/client/{revoked.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/auth/client/{replaced.Id}/long-live", new { })).Has(201, 200000);
        (await hub.Admin.PutAsync($"/auth/client/{removed.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/auth/client/{deleted.SubjectId}")).Has(201, 200001);

        foreach (var client in all)
        {
            (await hub.Anyone.As(client.Token).GetAsync("/system")).Has(401, 400001);
        }
    }

    [Fact]
    public async Task What_ends_a_clients_short_lived_token_ends_it_on_every_route()
    {
        var role = await hub.AddRoleAsync("system:select");
        var revoked = await hub.AddClientAsync(longLive: false, role);
        var superseded = await hub.AddClientAsync(longLive: false, role);
        var deleted = await hub.AddClientAsync(longLive: false, role);
        var tokens = new List<string>();
        foreach (var client in new[] { revoked, superseded, deleted })
        {
            tokens.Add(await hub.ShortLivedTokenAsync(client));
            (await hub.Anyone.As(tokens[^1]).GetAsync("/system")).Has(200, 200000);
        }

        (await hub.Admin.PutAsync($"/auth/client/{revoked.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/auth/client/{superseded.Id}/long-live", new { })).Has(201, 200000);
        (await hub.Admin.DeleteAsync($"/auth/client/{deleted.SubjectId}")).Has(201, 200001);
        foreach (var token in tokens)
        {
            (await hub.Anyone.As(token).GetAsync("/system")).Has(401, 400001);
        }

        (await hub.Admin.PutAsync($"/auth/client/{revoked.Id}/revoke", new { revoke = false })).Has(201, 200001);
        (await hub.Anyone.As(tokens[0]).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task A_short_lived_token_that_was_good_ends_when_it_said_it_would()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time, ("Auth:TokenLifetimeSeconds", "600"));
        var client = await timed.AddClientAsync(longLive: false, await timed.AddRoleAsync("system:select"));
        var caller = timed.Anyone.As(await timed.ShortLivedTokenAsync(client));

        // Known by now, and its signature checked; its time is looked at each time.
        (await caller.GetAsync("/system")).Has(200, 200000);
        time.Advance(TimeSpan.FromSeconds(598));
        (await caller.GetAsync("/system")).Has(200, 200000);
        time.Advance(TimeSpan.FromSeconds(3));
        (await caller.GetAsync("/system")).Has(401, 400002);
    }

    private static Task<HubAnswer> CallAsync(HubApi caller, string method, string path) => method switch
    {
        "GET" => caller.GetAsync(path),
        "DELETE" => caller.DeleteAsync(path),
        "PUT" => caller.PutAsync(path, new { }),
        _ => caller.PostAsync(path, new { }),
    };

    private static void AssertAllowed(HubAnswer answer) =>
        Assert.True(answer.Status is 200 or 201 or 400 or 404, $"Not let in: {answer.Text}");
}
