using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 6, item 7: secrets show only to those who may change them.</summary>
public sealed class MaskingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Mark = "***";

    [Fact]
    public async Task An_actions_secrets_are_masked_for_a_reader_and_shown_to_an_editor()
    {
        var id = await hub.AddActionAsync(SecretAction("http://localhost/"));
        var reader = await hub.LimitedToAsync("action:select");
        var editor = await hub.LimitedToAsync("action:select", "action:update");

        var masked = (await reader.GetAsync($"/action/{id}")).Has(200, 200000);
        var shown = (await editor.GetAsync($"/action/{id}")).Has(200, 200000).Content;

        Assert.DoesNotContain("hush", masked.Text, StringComparison.Ordinal);
        Assert.Equal(Mark, masked.Content["security"]["httpConfiguration"]["data"].Text("client_secret"));
        Assert.Equal("the-client", masked.Content["security"]["httpConfiguration"]["data"].Text("client_id"));
        Assert.Equal(Mark, masked.Content["httpConfiguration"]["headers"].Text("Authorization"));
        Assert.Equal("open", masked.Content["httpConfiguration"]["headers"].Text("X-Open"));
        Assert.Equal("hush-oauth", shown["security"]["httpConfiguration"]["data"].Text("client_secret"));
        Assert.Equal("Basic hush-header", shown["httpConfiguration"]["headers"].Text("Authorization"));
    }

    [Fact]
    public async Task A_mark_that_is_sent_back_keeps_the_secret()
    {
        var id = await hub.AddActionAsync(SecretAction("http://localhost/"));

        (await hub.Admin.PutAsync($"/action/{id}", new { securityType = 1, securityUrl = "http://localhost/other", clientId = "the-client", clientSecret = Mark }))
            .Has(201, 200001);

        var security = (await hub.Admin.GetAsync($"/action/{id}")).Content["security"]["httpConfiguration"];
        Assert.Equal("http://localhost/other", security.Text("url"));
        Assert.Equal("hush-oauth", security["data"].Text("client_secret"));
    }

    [Fact]
    public async Task A_list_of_actions_tells_no_secret()
    {
        await hub.AddActionAsync(SecretAction("http://localhost/"));

        Assert.DoesNotContain("hush", (await hub.Admin.GetAsync("/action?itemsPerPage=1000")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_received_request_shows_its_access_key_masked()
    {
        var kind = await hub.AddEventAsync();
        var byHeader = await hub.SendAsync(kind);
        var byQuery = await hub.Anyone.PostTextAsync($"{Sending.PathOf(kind)}&access-key={kind.AccessKey}&x=1", "{}");

        var header = await hub.Admin.GetAsync($"/event/received/{byHeader.EventId}");
        var query = await hub.Admin.GetAsync($"/event/received/{byQuery.EventId}");

        Assert.DoesNotContain(kind.AccessKey, header.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(kind.AccessKey, query.Text, StringComparison.Ordinal);
        Assert.Equal(Mark, header.Content["receivedEvent"]["received_request"]["headers"].Text("access-key"));
        Assert.Equal(Mark, query.Content["receivedEvent"]["received_request"]["query"].Text("access-key"));
        Assert.EndsWith("&x=1", query.Content["receivedEvent"]["received_request"].Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_case_or_a_percent_sign_hides_no_access_key_from_masking()
    {
        var kind = await hub.AddEventAsync();
        var spelled = await hub.Anyone.PostTextAsync($"{Sending.PathOf(kind)}&%61ccess-key={kind.AccessKey}", "{}");
        var upper = await hub.Anyone.PostBytesAsync(
            $"{Sending.PathOf(kind)}&x={Uri.EscapeDataString("50%")}", [], null, ("ACCESS-KEY", kind.AccessKey));

        Assert.DoesNotContain(kind.AccessKey, (await hub.Admin.GetAsync($"/event/received/{spelled.EventId}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(kind.AccessKey, (await hub.Admin.GetAsync($"/event/received/{upper.EventId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_values_are_masked_in_the_log_at_any_depth()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("""{"token":"hush-answer","ok":true}"""));
        receiver.Answers("/token", Replies.Token("hush-token"));
        var flow = await hub.AddFlowAsync(SecretAction(receiver.Url(), receiver.Url("/token")));

        var execution = await flow.CarryOutAsync("""{"user":{"password":"hush-body","name":"Ada"},"list":[{"secret":"hush-list"}]}""");
        execution.Delivered();
        var received = (await hub.Admin.GetAsync($"/event/received/{execution.Content.Number("received_event_id")}")).Text;

        Assert.DoesNotContain("hush", received, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", execution.Content.Raw, StringComparison.Ordinal);
        Assert.Contains("Ada", received, StringComparison.Ordinal);
        Assert.Equal("true", execution.Response["body"]["ok"].Raw);
        Assert.Contains("hush-body", receiver.CallsTo("/")[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_hub_fetched_is_masked_in_the_log()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers("/token", Replies.Token("hush-token"));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            OAuth = new OAuthSpec(receiver.Url("/token")),
            Query = [("access_token", "${.oauthResponse.body.access_token}")],
            Template = """{"auth":{"access_token":"${.oauthResponse.body.access_token}"}}""",
        });

        var execution = (await flow.CarryOutAsync()).Delivered();

        Assert.Contains("hush-token", Assert.Single(receiver.CallsTo("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-token", execution.Content.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_answer_tells_no_internals()
    {
        var answers = new[]
        {
            await hub.Admin.GetAsync("/system/1'%20OR%201=1--"),
            await hub.Admin.GetAsync("/event?activeSort=(select%201)&systemId=1;drop"),
            await hub.Admin.GetAsync("/event/received?idSearch=1;drop&systemId=x"),
            await hub.Admin.GetAsync("/event/received?fromTime='"),
            await hub.Admin.PostTextAsync("/system", "{"),
        };

        Assert.All(answers, answer =>
        {
            Assert.NotEqual(500, answer.Status);
            Assert.DoesNotContain("SQLite", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        });
    }

    private static ActionSpec SecretAction(string url, string tokenUrl = "http://localhost/token") => new(url)
    {
        Headers = [("Authorization", "Basic hush-header"), ("X-Open", "open")],
        OAuth = new OAuthSpec(tokenUrl, ClientSecret: "hush-oauth"),
    };
}
