using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>The request of an action, sent to see what the consumer answers.</summary>
public sealed class ActionTestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_request_is_sent_and_the_answer_told_and_nothing_is_stored()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Json("""{"ticket":118,"token":"hush"}"""));
        var before = (await hub.Admin.GetAsync("/event/received")).Content.Number("totalItems");
        var body = new { url = consumer.Url("/tickets"), method = "POST", rawBody = """{"n":"${.body.n}"}""", sample = new { body = new { n = 1.50m } } };

        var test = (await hub.Admin.PostAsync("/action/test", body)).Has(200, 200000).Content;
        await hub.Admin.PostAsync("/action/test", body);

        Assert.Equal("""{"n":1.50}""", consumer.Calls[0].Text);
        Assert.Equal("delivered", test.Text("outcome"));
        Assert.Equal(200, test["response"].Number("status"));
        Assert.Equal("""{"ticket":118,"token":"***"}""", test["response"].Text("body"));
        Assert.Equal(consumer.Url("/tickets"), test["request"].Text("url"));
        Assert.Equal(before, (await hub.Admin.GetAsync("/event/received")).Content.Number("totalItems"));

        // Consumers that know a request by its webhook-id must not take the second for the first, nor for that of an execution.
        Assert.NotEqual(consumer.Calls[0].Header("webhook-id"), consumer.Calls[1].Header("webhook-id"));
        Assert.Contains("_test_", consumer.Calls[0].Header("webhook-id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_in_a_sentence()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(503));
        var refused = (await hub.Admin.PostAsync("/action/test", new { url = consumer.Url(), method = "POST" })).Content;
        var nobody = (await hub.Admin.PostAsync("/action/test", new { url = $"http://127.0.0.1:{FreePort.Find()}/", method = "POST" })).Content;
        var wrong = (await hub.Admin.PostAsync("/action/test", new { url = consumer.Url(), method = "POST", rawBody = "{" })).Content;

        Assert.Equal("http_error", refused.Text("outcome"));
        Assert.Equal(503, refused["response"].Number("status"));
        Assert.Equal("connect", nobody.Text("outcome"));
        Assert.NotEmpty(nobody.Text("reason"));
        Assert.True(nobody["response"].IsNull);
        Assert.Equal("mapping_failed", wrong.Text("outcome"));
        Assert.True(wrong["request"].IsNull);
        Assert.Single(consumer.Calls);
    }

    [Fact]
    public async Task The_token_is_fetched_anew_with_the_stored_secret_where_the_form_has_its_mark()
    {
        await using var consumer = await Receiver.StartAsync();
        consumer.Answers("/token", Replies.InTurn(Replies.Token("t1", 3600), Replies.Token("t2", 3600)));
        var action = new ActionSpec(consumer.Url()) { OAuth = new OAuthSpec(consumer.Url("/token"), "me", "hush") };
        var body = new Dictionary<string, object?>(action.ToBody(systemId: 0), StringComparer.Ordinal) { ["actionId"] = await hub.AddActionAsync(action), ["clientSecret"] = "***" };

        var first = (await hub.Admin.PostAsync("/action/test", body)).Has(200, 200000);
        (await hub.Admin.PostAsync("/action/test", body)).Has(200, 200000);

        Assert.All(consumer.CallsTo("/token"), asked => Assert.Contains("client_secret=hush", asked.Text, StringComparison.Ordinal));
        Assert.Equal(["Bearer t1", "Bearer t2"], consumer.CallsTo("/").Select(call => call.Header("Authorization")));
        Assert.DoesNotContain("t1", first.Content["request"]["headers"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masked_values_of_a_received_event_are_sent_to_nobody_but_on_permission_and_on_record()
    {
        await using var consumer = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        var received = (await hub.SendAsync(kind, """{"password":"hush"}""")).EventId;
        var body = new { url = consumer.Url(), method = "POST", receivedEventId = received };
        var editor = await hub.LimitedToAsync("action:update", "event:select");

        var masked = (await editor.PostAsync("/action/test", body)).Has(200, 200000).Content;
        (await editor.PostAsync("/action/test", new { body.url, body.method, body.receivedEventId, unmask = true })).Has(401, 401002);
        (await (await hub.LimitedToAsync("action:update")).PostAsync("/action/test", body)).Has(401, 401002);
        var unmasked = await hub.Admin.PostAsync("/action/test", new { body.url, body.method, body.receivedEventId, unmask = true });

        Assert.Equal("""{"password":"***"}""", consumer.Calls[0].Text);
        Assert.Contains("***", Assert.Single(masked["warnings"].Items).AsText(), StringComparison.Ordinal);
        Assert.Equal("""{"password":"hush"}""", consumer.Calls[1].Text);
        Assert.DoesNotContain("hush", unmasked.Text, StringComparison.Ordinal);
        Assert.Equal(2, consumer.Calls.Count);
        Assert.Equal("received_event.unmask", (await hub.Admin.GetAsync($"/audit?target=received_event&targetId={received}")).Content["items"].Items[0].Text("action"));
    }

    [Fact]
    public async Task Who_sent_a_test_is_on_record_without_its_secrets()
    {
        await using var consumer = await Receiver.StartAsync();
        var id = await hub.AddActionAsync(new ActionSpec(consumer.Url()));

        (await hub.Admin.PostAsync("/action/test", new { actionId = id, url = consumer.Url("/x?token=hush") })).Has(200, 200000);

        var entry = (await hub.Admin.GetAsync($"/audit?target=action&targetId={id}")).Content["items"].Items[0];
        Assert.Equal("action.test", entry.Text("action"));
        Assert.Contains("/x?token=", entry.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_look_sends_nothing()
    {
        await using var consumer = await Receiver.StartAsync();
        var id = await hub.AddActionAsync(new ActionSpec(consumer.Url()));

        (await (await hub.LimitedToAsync("action:select", "action:create")).PostAsync("/action/test", new { actionId = id })).Has(401, 401002);

        Assert.Empty(consumer.Calls);
    }
}
