using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Actions behind OAuth2 client credentials.</summary>
public sealed class OAuthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_token_is_asked_for_with_a_form_and_sent_as_a_bearer()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.Token("t1"));
        var flow = await hub.AddFlowAsync(Secured(receiver) with { OAuth = new OAuthSpec(receiver.Url("/token"), "my id", "my&secret") });

        (await flow.CarryOutAsync()).Delivered();

        var asked = Assert.Single(receiver.CallsTo("/token"));
        Assert.Equal("POST", asked.Method);
        Assert.Equal("application/x-www-form-urlencoded", asked.Header("Content-Type"));
        Assert.Equal("client_id=my+id&client_secret=my%26secret&grant_type=client_credentials&response_type=token", asked.Text);
        Assert.Equal("Bearer t1", Assert.Single(receiver.CallsTo("/")).Header("Authorization"));
    }

    [Fact]
    public async Task Fifty_executions_at_once_ask_for_one_token()
    {
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        receiver.Answers("/token", Replies.After(gate, Replies.Token("t1")));
        var flow = await hub.AddFlowAsync(Secured(receiver));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => flow.SendAsync()));
        await gate.HasArrivedAsync(1);
        gate.Open();
        await receiver.HasReceivedAsync(51);

        Assert.Single(receiver.CallsTo("/token"));
        Assert.All(receiver.CallsTo("/"), call => Assert.Equal("Bearer t1", call.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_is_kept_until_it_expires()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var timed = await RunningHub.StartAsync(time, ("Auth:TokenLifetimeSeconds", "864000"));
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.InTurn(Replies.Token("t1", 3600), Replies.Token("t2", 3600)));
        var flow = await timed.AddFlowAsync(Secured(receiver));

        (await flow.CarryOutAsync()).Delivered();
        time.Advance(TimeSpan.FromSeconds(3500));
        (await flow.CarryOutAsync()).Delivered();
        time.Advance(TimeSpan.FromSeconds(101));
        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t2"], receiver.CallsTo("/").Select(call => call.Header("Authorization")));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        await using var receiver = await Receiver.StartAsync(Replies.InTurn(Replies.Status(401), Replies.Ok));
        receiver.Answers("/token", Replies.InTurn(Replies.Token("withdrawn"), Replies.Token("fresh")));
        var flow = await hub.AddFlowAsync(Secured(receiver));

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal(["Bearer withdrawn", "Bearer fresh"], receiver.CallsTo("/").Select(call => call.Header("Authorization")));
        Assert.Single(receiver.CallsTo("/").Select(call => call.WebhookId).Distinct());
    }

    [Fact]
    public async Task A_consumer_that_refuses_every_token_is_asked_twice_and_no_more()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(401));
        receiver.Answers("/token", Replies.Token("t"));
        var flow = await hub.AddFlowAsync(Secured(receiver));

        var execution = (await flow.CarryOutAsync()).GaveUp("http_error");

        Assert.Equal(401, execution.Response.Number("status"));
        Assert.Equal(2, receiver.CallsTo("/").Count);
        Assert.Equal(2, receiver.CallsTo("/token").Count);
    }

    [Fact]
    public async Task The_token_answer_is_a_variable_everywhere_and_then_no_bearer_is_added()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", async http =>
        {
            http.Response.Headers["X-Session"] = "s1";
            await Replies.Json("""{"access_token":"t1","expires_in":3600,"instance":{"path":"eu-1"}}""")(http);
        });
        var flow = await hub.AddFlowAsync(Secured(receiver) with
        {
            Url = receiver.Url("/${.oauthResponse.body.instance.path}"),
            Headers = [("X-Session", "${.oauthResponse.headers.x-session}"), ("X-Token", "Token ${.oauthResponse.body.access_token}")],
            Query = [("key", "${.oauthResponse.body.access_token}")],
            Template = """{"expires":"${.oauthResponse.body.expires_in}"}""",
        });

        (await flow.CarryOutAsync()).Delivered();

        var call = Assert.Single(receiver.CallsTo("/eu-1"));
        Assert.Equal("s1", call.Header("X-Session"));
        Assert.Equal("Token t1", call.Header("X-Token"));
        Assert.Equal("?key=t1", call.Query);
        Assert.Equal("""{"expires":3600}""", call.Text);
        Assert.Null(call.Header("Authorization"));
    }

    [Fact]
    public async Task A_script_sees_the_token_answer()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.Token("t1"));
        var flow = await hub.AddFlowAsync(Secured(receiver) with { Script = "return { t: eventContext.oauthResponse.body.access_token };" });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal("""{"t":"t1"}""", Assert.Single(receiver.CallsTo("/")).Text);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_next_execution_asks_again()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.InTurn(
            Replies.Json("""{"error":"invalid_client"}""", 400), Replies.Text("<html>", "text/html"), Replies.Broken, Replies.Token("t1")));
        var flow = await hub.AddFlowAsync(Secured(receiver));

        var refused = (await flow.CarryOutAsync()).GaveUp("auth_failed");
        (await flow.CarryOutAsync()).GaveUp("auth_failed");
        (await flow.CarryOutAsync()).GaveUp("auth_failed");

        Assert.Contains("400", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", refused.Content.Raw, StringComparison.Ordinal);
        Assert.Empty(receiver.CallsTo("/"));
        (await flow.CarryOutAsync()).Delivered();
    }

    [Fact]
    public async Task Changed_credentials_are_used_for_the_next_event()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.InTurn(Replies.Token("t1"), Replies.Token("t2")));
        var flow = await hub.AddFlowAsync(Secured(receiver));
        (await flow.CarryOutAsync()).Delivered();

        await hub.Admin.PutAsync($"/action/{flow.ActionId}", new { securityType = 1, securityUrl = receiver.Url("/token"), clientId = "new", clientSecret = "changed" });
        (await flow.CarryOutAsync()).Delivered();

        Assert.Contains("client_secret=changed", receiver.CallsTo("/token")[1].Text, StringComparison.Ordinal);
        Assert.Equal(["Bearer t1", "Bearer t2"], receiver.CallsTo("/").Select(call => call.Header("Authorization")));
    }

    private static ActionSpec Secured(Receiver receiver) => new(receiver.Url()) { OAuth = new OAuthSpec(receiver.Url("/token")) };
}
