using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 4: actions.</summary>
public sealed class ActionsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_list_tells_the_system_and_the_reply_event()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/") { ReplyTo = "answered" });

        var row = (await hub.Admin.ListAsync("/action")).Single(item => item.Number("id") == id);

        Assert.Equal(
            ["id", "system_id", "identifier", "name", "operation", "description", "deleted", "created_at", "updated_at", "reply_to", "system_name", "method", "host", "contracts"], row.Names);
        Assert.Matches("^action-[A-Za-z0-9_-]{10}$", row.Text("identifier"));
        Assert.Equal("answered", row.Text("reply_to"));
        Assert.Equal("System", row.Text("system_name"));
        Assert.Equal(0, row.Number("deleted"));
        row["created_at"].AsTime();
    }

    [Fact]
    public async Task The_word_search_looks_into_name_description_and_system_name()
    {
        var word = Wiring.Unique("findme");
        var system = (await hub.Admin.PostAsync("/system", new { systemClass = "consumer", identifier = word, name = $"The {word} system", type = "erp", description = "" }))
            .Content.Number("systemId");
        var ofSystem = await CreateAsync(("system_id", system));
        var named = await CreateAsync(("name", $"The {word} action"));
        var described = await CreateAsync(("description", $"Does the {word} work"));
        await hub.AddActionAsync(new ActionSpec("http://localhost/"));

        var page = (await hub.Admin.GetAsync($"/action?wordSearch={word.ToUpperInvariant()}")).Content;

        Assert.Equal([ofSystem, named, described], page["items"].Items.Select(row => row.Number("id")));
        Assert.Equal(3, page.Number("totalItems"));
    }

    [Fact]
    public async Task The_detail_tells_the_request()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/${.body.id}")
        {
            Method = "PUT",
            Headers = [("X-One", "1"), ("X-Two", "${.headers.x}")],
            Query = [("q", "${.query.q}")],
            Template = """{"a":"${.body.a}","b":[1,2.50]}""",
        });

        var detail = await DetailAsync(id);

        Assert.Equal("false", detail["deleted"].Raw);
        detail["created_at"].AsTime();
        var request = detail["httpConfiguration"];
        Assert.Equal("http://localhost/${.body.id}", request.Text("url"));
        Assert.Equal("PUT", request.Text("method"));
        Assert.Equal("""{"X-One":"1","X-Two":"${.headers.x}"}""", request["headers"].Raw);
        Assert.Equal("""{"q":"${.query.q}"}""", request["params"].Raw);
        Assert.Equal("""{"a":"${.body.a}","b":[1,2.50]}""", request["data"].Raw);
        Assert.Null(request.Find("rawFunctionBody"));
        Assert.Equal("custom", detail["security"].Text("type"));
    }

    [Fact]
    public async Task The_detail_tells_the_script_and_the_security()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/")
        {
            Script = "return 1;",
            OAuth = new OAuthSpec("http://localhost/token"),
        });

        var detail = await DetailAsync(id);

        Assert.Equal("return 1;", detail["httpConfiguration"].Text("rawFunctionBody"));
        var security = detail["security"];
        Assert.Equal("oauth2_client", security.Text("type"));
        Assert.Equal("http://localhost/token", security["httpConfiguration"].Text("url"));
        Assert.Equal("post", security["httpConfiguration"].Text("method"));
        Assert.Equal(
            """{"client_id":"the-client","client_secret":"the-secret","grant_type":"client_credentials","response_type":"token"}""",
            security["httpConfiguration"]["data"].Raw);
    }

    [Fact]
    public async Task A_body_may_come_as_pairs()
    {
        var id = await CreateAsync(("body", new[] { new { key = "a", value = "${.body.a}" } }), ("rawBody", null));

        Assert.Equal("""{"a":"${.body.a}"}""", (await DetailAsync(id))["httpConfiguration"]["data"].Raw);
    }

    [Fact]
    public async Task Headers_parameters_and_body_may_be_left_out_and_securityType_may_be_text()
    {
        var id = await CreateAsync(
            ("headers", null), ("queryUrlParams", null), ("body", null), ("rawBody", null), ("securityType", "1"),
            ("securityUrl", "http://localhost/token"), ("clientId", "a"), ("clientSecret", "b"));

        var detail = await DetailAsync(id);
        Assert.Equal("{}", detail["httpConfiguration"]["headers"].Raw);
        Assert.Equal("oauth2_client", detail["security"].Text("type"));
    }

    [Fact]
    public async Task An_update_changes_only_what_it_names()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://localhost/")
        {
            Headers = [("X-One", "1")],
            Template = """{"a":1}""",
            ReplyTo = "answered",
            OAuth = new OAuthSpec("http://localhost/token"),
        });
        var before = await DetailAsync(id);

        (await hub.Admin.PutAsync($"/action/{id}", new { name = "Renamed" })).Has(201, 200001);

        var after = await DetailAsync(id);
        Assert.Equal("Renamed", after.Text("name"));
        foreach (var field in new[] { "identifier", "operation", "description", "reply_to", "httpConfiguration", "security" })
        {
            Assert.Equal(before[field].Raw, after[field].Raw);
        }
    }

    [Fact]
    public async Task An_update_is_in_force_for_the_next_event()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/old")));

        (await hub.Admin.PutAsync($"/action/{flow.ActionId}", new { url = receiver.Url("/new"), securityType = 0 })).Has(201, 200001);

        (await flow.CarryOutAsync()).Delivered();
        Assert.Equal("/new", receiver.Call.Path);
    }

    [Fact]
    public async Task An_action_with_contracts_is_not_deleted()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        (await hub.Admin.DeleteAsync($"/action/{flow.ActionId}")).Has(404, 400003);
        await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}");
        (await hub.Admin.DeleteAsync($"/action/{flow.ActionId}")).Has(201, 200001);
        (await hub.Admin.GetAsync($"/action/{flow.ActionId}")).Has(404, 400002);
        Assert.DoesNotContain(await hub.Admin.ListAsync("/action"), row => row.Number("id") == flow.ActionId);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("nonsense")]
    public async Task An_unknown_action_is_not_found(string id)
    {
        (await hub.Admin.GetAsync($"/action/{id}")).Has(404, 400002);
        (await hub.Admin.PutAsync($"/action/{id}", new { name = "x" })).Has(404, 400002);
        (await hub.Admin.DeleteAsync($"/action/{id}")).Has(404, 400002);
    }

    private async Task<Json> DetailAsync(long id) => (await hub.Admin.GetAsync($"/action/{id}")).Has(200, 200000).Content;

    private async Task<long> CreateAsync(params (string Field, object? Value)[] fields)
    {
        var body = new Dictionary<string, object?>(new ActionSpec("http://localhost/").ToBody(await hub.AddSystemAsync()), StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            body[field] = value;
        }

        return (await hub.Admin.PostAsync("/action", body)).Has(201, 200001).Content.Number("actionId");
    }
}
