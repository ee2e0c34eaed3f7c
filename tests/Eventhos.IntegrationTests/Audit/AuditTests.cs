using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Audit;

/// <summary>The audit log says who changed what, and who saw what is masked otherwise.</summary>
public sealed class AuditTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_change_is_on_record_with_who_from_where_and_what_was_before()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name = "Renamed", order = 7 })).Has(201, 200001);

        var entry = (await AuditAsync($"target=contract&targetId={flow.ContractId}"))[0];

        Assert.Equal("contract.update", entry.Text("action"));
        Assert.Equal("user", entry.Text("actorKind"));
        Assert.Equal("admin", entry.Text("actorName"));
        Assert.Contains("127.0.0.1", entry.Text("address"), StringComparison.Ordinal);
        Assert.NotEmpty(entry.Text("requestId"));
        entry["at"].AsTime();
        Assert.Equal("""[{"row":"contract","id":ID,"values":{"name":"Contract","order_group":0}}]""".Replace("ID", $"{flow.ContractId}", StringComparison.Ordinal), entry["before"].Raw);
        Assert.Equal("""[{"row":"contract","id":ID,"values":{"name":"Renamed","order_group":7}}]""".Replace("ID", $"{flow.ContractId}", StringComparison.Ordinal), entry["after"].Raw);
    }

    [Fact]
    public async Task Every_kind_of_change_is_on_record()
    {
        var before = await LastAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        var client = flow.Event.Producer.Client;
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live", new { identifier = client.Identifier })).Has(201, 200000);
        (await hub.Admin.PutAsync($"/contract/order", new { orders = new[] { new { contractId = flow.ContractId, order = 3 } } })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/event/{flow.Event.Id}", new { name = "Other", operation = "new", description = "" })).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/action/{flow.ActionId}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(201, 200001);

        var actions = (await AuditAsync("order=asc")).Where(entry => entry.Number("id") > before).Select(entry => entry.Text("action"));

        Assert.Equal(
            [
                "client.create", "system.create", "event.create", "system.create", "action.create", "contract.create",
                "client.update", "client.update", "contract.update", "event.update", "contract.delete", "event.delete", "action.delete", "client.delete",
            ],
            actions);
    }

    [Fact]
    public async Task No_secret_is_on_record()
    {
        var id = await hub.AddActionAsync(new ActionSpec("http://user:hush-url@localhost/?token=hush-query")
        {
            Headers = [("Authorization", "Basic hush-header")],
            Template = """{"password":"hush-body"}""",
            OAuth = new OAuthSpec("http://localhost/token", ClientSecret: "hush-oauth"),
        });
        var client = await hub.AddClientAsync();
        var entries = await hub.Admin.GetAsync("/audit?itemsPerPage=1000");

        Assert.Contains($"\"id\":{id}", entries.Text, StringComparison.Ordinal);
        Assert.Contains(client.Identifier, entries.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", entries.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Secret, entries.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Token!, entries.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_or_changes_nothing_leaves_no_entry()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        var before = await LastAsync();

        (await hub.Admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(400, 400207);
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name = "Contract" })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/event/{flow.Event.Id}", new { name = "x", operation = new[] { 1 } })).Has(400, 400003);

        Assert.Equal(before, await LastAsync());
    }

    [Fact]
    public async Task Who_looks_at_a_secret_is_on_record()
    {
        var client = await hub.AddClientAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/") { OAuth = new OAuthSpec("http://localhost/token") });
        var plain = await hub.AddActionAsync(new ActionSpec("http://localhost/"));

        (await hub.Admin.GetAsync($"/auth/client/{client.Id}/secret")).Has(200, 200000);
        (await hub.Admin.GetAsync($"/action/{action}")).Has(200, 200000);
        (await hub.Admin.GetAsync($"/action/{plain}")).Has(200, 200000);

        Assert.Equal("client.secret_view", (await AuditAsync($"target=client&targetId={client.Id}"))[0].Text("action"));
        Assert.Equal("action.secret_view", (await AuditAsync($"target=action&targetId={action}"))[0].Text("action"));
        Assert.Equal("action.create", (await AuditAsync($"target=action&targetId={plain}"))[0].Text("action"));
    }

    [Fact]
    public async Task Masked_values_show_on_request_to_those_who_may_and_that_is_on_record()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("""{"token":"hush-answer"}"""));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        var execution = (await flow.CarryOutAsync("""{"password":"hush-body"}""")).Delivered();
        var eventId = execution.Content.Number("received_event_id");
        var reader = await hub.LimitedToAsync("event:select");
        string[] paths = [$"/event/received/{eventId}", $"/event/received/execution-detail/{execution.Id}"];

        foreach (var path in paths)
        {
            Assert.DoesNotContain("hush", (await hub.Admin.GetAsync(path)).Text, StringComparison.Ordinal);
            Assert.Contains("hush-body", (await hub.Admin.GetAsync($"{path}?unmask=true")).Has(200, 200000).Text, StringComparison.Ordinal);
            (await reader.GetAsync(path)).Has(200, 200000);
            (await reader.GetAsync($"{path}?unmask=true")).Has(401, 401002);
        }

        Assert.Equal("received_event.unmask", Assert.Single(await AuditAsync($"target=received_event&targetId={eventId}")).Text("action"));
        Assert.Equal("execution.unmask", Assert.Single(await AuditAsync($"target=execution&targetId={execution.Id}")).Text("action"));
    }

    [Fact]
    public async Task Entries_are_found_by_who_what_and_when()
    {
        var editor = await hub.LimitedToAsync("system:create", "system:select");
        var body = new { systemClass = "consumer", identifier = Wiring.Unique("audited"), name = "System", type = "erp", description = "" };
        (await editor.PostAsync("/system", body)).Has(201, 20001);
        var entry = (await AuditAsync("action=system.create"))[0];

        Assert.Equal("client", entry.Text("actorKind"));
        Assert.Contains(entry.Raw, (await AuditAsync($"actor={Uri.EscapeDataString(entry.Text("actorName"))}")).Select(found => found.Raw));
        Assert.Contains(entry.Raw, (await AuditAsync($"actorId={entry.Number("actorId")}&from={entry["at"].AsTime():yyyy-MM-dd}&to={entry["at"].AsTime():yyyy-MM-dd}")).Select(found => found.Raw));
        Assert.Empty(await AuditAsync("actor=nobody"));
        Assert.Empty(await AuditAsync("to=2020-01-01"));
        (await hub.Admin.GetAsync("/audit?from=yesterday")).Has(400, 400120);
        (await editor.GetAsync("/audit")).Has(401, 401002);
    }

    private async Task<IReadOnlyList<Json>> AuditAsync(string filter) =>
        (await hub.Admin.GetAsync($"/audit?itemsPerPage=1000&{filter}")).Has(200, 200000).Content["items"].Items;

    private async Task<long> LastAsync() => (await AuditAsync(""))[0].Number("id");
}
