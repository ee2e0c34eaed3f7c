using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>The request that an action would send, shown while it is written.</summary>
public sealed class ActionPreviewTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Event = """{"id":7,"who":{"name":"Ana & Co"},"lines":[{"sku":"a"},{"sku":"b"}],"big":12345678901234567890}""";

    public static TheoryData<string> Actions => [.. Forms.Keys];

    private static readonly Dictionary<string, Func<string, ActionSpec>> Forms = new(StringComparer.Ordinal)
    {
        ["forward"] = url => new ActionSpec(url),
        ["template"] = url => new ActionSpec(url + "${.body.id}")
        {
            Method = "PUT",
            Headers = [("X-Who", "${.body.who.name}"), ("X-Kind", "${.headers.x-kind}"), ("X-Kind", "twice")],
            Query = [("sku", "${.body.lines[1].sku}"), ("sku", "of ${.query.tenant}")],
            Template = """{"n":"${.body.big}","text":"for ${.body.who.name}","gone":"${.body.gone}"}""",
        },
        ["JavaScript"] = url => new ActionSpec(url) { Script = "return { skus: eventContext.httpRequest.body.lines.map(line => line.sku) };" },
        ["form"] = url => new ActionSpec(url)
        {
            Headers = [("Content-Type", "application/x-www-form-urlencoded")],
            Template = """{"name":"${.body.who.name}","sku":["a","b"]}""",
        },
        ["get"] = url => new ActionSpec(url) { Method = "GET", Query = [("id", "${.body.id}")] },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task What_is_shown_is_what_a_consumer_gets(string form)
    {
        await using var consumer = await Receiver.StartAsync();
        var action = Forms[form](consumer.Url("/"));
        var flow = await hub.AddFlowAsync(action);
        var received = await hub.Anyone.PostBytesAsync($"{Sending.PathOf(flow.Event)}&tenant=north", System.Text.Encoding.UTF8.GetBytes(Event), "application/json", ("access-key", flow.Event.AccessKey), ("x-kind", "new"));
        var sent = (await consumer.HasReceivedAsync(1))[0];

        var preview = (await PreviewAsync(hub.Admin, action, ("receivedEventId", received.EventId), ("unmask", true))).Content;

        Assert.True(preview["error"].IsNull);
        var request = preview["request"];
        Assert.Equal(sent.Method, request.Text("method"));
        Assert.Equal(consumer.Address + sent.Path + sent.Query, request.Text("url"));
        Assert.Equal(sent.Text, request["body"].IsNull ? "" : request.Text("body"));
        var shown = request["headers"].Names.Where(name => name is not ("webhook-id" or "eventhosStartDate")).ToList();

        // Lines of one name are one list, whatever stands between its values (RFC 9110 section 5.3).
        Assert.All(shown, name => Assert.Equal(sent.Header(name)?.Replace(", ", ",", StringComparison.Ordinal), TextOf(request["headers"][name]).Replace(", ", ",", StringComparison.Ordinal)));
        Assert.Empty(sent.Headers.Keys.Except([.. shown, "Host", "Accept-Encoding", "Content-Length", "webhook-id", "eventhosStartDate"], StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("rawBody", "{\n  \"a\": 1,\n  \"b\" 2\n}", "body", 3, 7)]
    [InlineData("rawBody", "{\n  \"ä\": \"€ ${.body.a\"\n}", "body", 2, 11)]
    [InlineData("rawBody", "{\"a\":[\"${.body.a}\",\n\"x ${body}\"]}", "body", 2, 4)]
    [InlineData("rawFunctionBody", "const a = 1;\nreturn { a: };", "script", 2, 13)]
    [InlineData("rawFunctionBody", "const a = 1;\n\n return a.b.c;", "script", 3, null)]
    [InlineData("url", "http://localhost/${.body.", "url", null, null)]
    [InlineData("method", "A B", "method", null, null)]
    public async Task What_is_wrong_is_told_with_its_place(string field, string text, string part, int? line, int? column)
    {
        var error = (await PreviewAsync(hub.Admin, new ActionSpec("http://localhost/"), (field, text))).Content["error"];

        Assert.Equal(part, error.Text("part"));
        Assert.Equal(line, error["line"].IsNull ? null : (int)error.Number("line"));
        if (column is not null)
        {
            Assert.Equal(column, (int)error.Number("column"));
        }

        Assert.NotEmpty(error.Text("message"));
    }

    [Fact]
    public async Task A_header_that_is_wrong_is_named()
    {
        var error = (await PreviewAsync(hub.Admin, new ActionSpec("http://localhost/") { Headers = [("X-A", "fine"), ("X-B", "${.body[}")] })).Content["error"];

        Assert.Equal("headers", error.Text("part"));
        Assert.Equal("X-B", error.Text("name"));
    }

    [Fact]
    public async Task What_is_missing_in_the_event_is_a_warning()
    {
        var preview = (await PreviewAsync(hub.Admin, new ActionSpec("http://localhost/") { Template = """{"a":"${.body.gone}"}""" })).Content;

        Assert.Equal("""{"a":null}""", preview["request"].Text("body"));
        Assert.Equal("${.body.gone} is missing in the event.", Assert.Single(preview["warnings"].Items).AsText());
    }

    [Fact]
    public async Task No_token_is_fetched_and_its_place_is_shown()
    {
        await using var consumer = await Receiver.StartAsync();
        var action = new ActionSpec(consumer.Url()) { OAuth = new OAuthSpec(consumer.Url("/token")), Template = """{"t":"${.oauthResponse.body.access_token}","x":"${.oauthResponse.body.other}"}""" };

        var bare = (await PreviewAsync(hub.Admin, action with { Template = null }, ("unmask", true))).Content;
        var used = (await PreviewAsync(hub.Admin, action, ("unmask", true))).Content;

        Assert.Equal("Bearer TOKEN", bare["request"]["headers"].Text("Authorization"));
        Assert.Equal("""{"t":"TOKEN","x":null}""", used["request"].Text("body"));
        Assert.Empty(used["warnings"].Items);
        Assert.Empty(consumer.Calls);
    }

    [Fact]
    public async Task A_script_that_never_ends_is_stopped_and_told()
    {
        var error = (await PreviewAsync(hub.Admin, new ActionSpec("http://localhost/") { Script = "for (;;) {}" })).Content["error"];

        Assert.Equal("script", error.Text("part"));
        Assert.Contains("longer than", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_does_not_unmask_a_received_event()
    {
        var kind = await hub.AddEventAsync();
        var received = (await hub.SendAsync(kind, """{"user":{"password":"hush-body"},"order":1}"""u8.ToArray(), "application/json", ("token", "hush-header"))).EventId;
        var action = new ActionSpec("http://localhost/")
        {
            Headers = [("X-A", "${.headers.token}")],
            Template = """{"innocent":"${.body.user.password}","all":"${.body}","order":"${.body.order}"}""",
        };

        var preview = await PreviewAsync(hub.Admin, action, ("receivedEventId", received), ("unmask", true));

        Assert.DoesNotContain("hush", preview.Text, StringComparison.Ordinal);
        Assert.Equal("""{"innocent":"***","all":{"user":{"password":"***"},"order":1},"order":1}""", preview.Content["request"].Text("body"));
    }

    [Fact]
    public async Task Stored_secrets_stay_hidden_from_those_who_may_not_see_them()
    {
        var action = new ActionSpec("http://localhost/?token=hush-url")
        {
            Headers = [("Authorization", "Basic hush-header")],
            Query = [("access_token", "hush-query")],
            Template = """{"password":"hush-body"}""",
            OAuth = new OAuthSpec("http://localhost/token", "id", "hush-oauth"),
        };
        var id = await hub.AddActionAsync(action);
        var reader = await hub.LimitedToAsync("action:select");

        var shown = (await reader.PostAsync("/action/preview", new { actionId = id })).Has(200, 200000);
        Assert.DoesNotContain("hush", shown.Text, StringComparison.Ordinal);
        (await reader.PostAsync("/action/preview", new { actionId = id, unmask = true })).Has(401, 401002);
        (await reader.PostAsync("/action/preview", new { actionId = id, receivedEventId = 1 })).Has(401, 401002);

        var unmasked = (await hub.Admin.PostAsync("/action/preview", new { actionId = id, unmask = true })).Content["request"];
        Assert.Equal("Basic hush-header", unmasked["headers"].Text("Authorization"));
        Assert.Equal("""{"password":"hush-body"}""", unmasked.Text("body"));
    }

    // A header that goes more than once.
    private static string TextOf(Json header) =>
        header.Value.ValueKind == System.Text.Json.JsonValueKind.Array ? string.Join(", ", header.Items.Select(text => text.AsText())) : header.AsText();

    private static async Task<HubAnswer> PreviewAsync(HubApi api, ActionSpec action, params (string Name, object Value)[] more)
    {
        var body = new Dictionary<string, object?>(action.ToBody(systemId: 0), StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return (await api.PostAsync("/action/preview", body)).Has(200, 200000);
    }
}
