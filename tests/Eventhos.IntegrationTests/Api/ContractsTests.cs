using System.Text.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 4: contracts.</summary>
public sealed class ContractsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_contract_is_told_its_id_under_both_names()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));

        var answer = (await CreateAsync(kind.Id, action)).Has(201, 200001);

        Assert.Equal(["actionId", "contractId"], answer.Content.Names);
        Assert.Equal(answer.Content.Number("actionId"), answer.Content.Number("contractId"));
    }

    [Fact]
    public async Task The_list_tells_producer_consumer_event_and_action()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        var row = (await hub.Admin.ListAsync("/contract")).Single(item => item.Number("id") == flow.ContractId);

        Assert.Equal(
            ["id", "name", "active", "order", "eventId", "actionId", "producerName", "consumerName", "eventIdentifier", "actionIdentifier", "mailRecipientsOnError",
             "identifier", "producerId", "consumerId", "eventName", "actionName", "created_at", "updated_at"],
            row.Names);
        Assert.Equal(1, row.Number("active"));
        Assert.Equal(0, row.Number("order"));
        Assert.Equal(flow.Event.Id, row.Number("eventId"));
        Assert.Equal(flow.ActionId, row.Number("actionId"));
        Assert.Equal(flow.Event.Identifier, row.Text("eventIdentifier"));
        Assert.StartsWith("action-", row.Text("actionIdentifier"), StringComparison.Ordinal);
        Assert.Equal("System", row.Text("producerName"));
        Assert.Equal("System", row.Text("consumerName"));
    }

    [Fact]
    public async Task The_word_search_narrows_items_and_total()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var word = Wiring.Unique("findme");
        await CreateAsync(kind.Id, action, name: $"The {word} contract");
        await CreateAsync(kind.Id, action);

        var page = (await hub.Admin.GetAsync($"/contract?wordSearch={word.ToUpperInvariant()}")).Content;

        Assert.Single(page["items"].Items);
        Assert.Equal(1, page.Number("totalItems"));
    }

    [Fact]
    public async Task The_contracts_of_an_event_are_a_plain_array_by_order()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var other = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        await hub.AddContractAsync(kind, action, order: 2);
        await hub.AddContractAsync(kind, other, order: 1);
        await hub.AddContractAsync(kind, action, order: 0);

        var all = (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Has(200, 200000).Content;
        var ofAction = (await hub.Admin.GetAsync($"/contract/event/{kind.Id}/action/{action}")).Has(200, 200000).Content;

        Assert.Equal([0, 1, 2], all.Items.Select(row => row.Number("order")));
        Assert.Equal([0, 2], ofAction.Items.Select(row => row.Number("order")));
        var row = all[0];
        Assert.Equal(
            ["id", "action_id", "event_id", "identifier", "name", "active", "order", "deleted", "created_at", "updated_at", "mail_recipients_on_error"], row.Names);
        Assert.Matches("^contract-[A-Za-z0-9_-]{10}$", row.Text("identifier"));
        Assert.Equal(1, row.Number("active"));
        Assert.Equal(0, row.Number("deleted"));
        row["created_at"].AsTime();
        row["updated_at"].AsTime();
    }

    [Theory]
    [InlineData("""{"name":"New"}""", "name")]
    [InlineData("""{"active":0}""", "active")]
    [InlineData("""{"active":false}""", "active")]
    [InlineData("""{"order":7}""", "order")]
    [InlineData("""{"order":"7"}""", "order")]
    [InlineData("""{"mailRecipientsOnError":"ops@example.org"}""", "mail_recipients_on_error")]
    [InlineData("{}", "")]
    public async Task An_update_changes_only_what_it_names(string body, string changed)
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        var before = await RowAsync(flow);

        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", JsonSerializer.Deserialize<JsonElement>(body))).Has(201, 200001);

        var after = await RowAsync(flow);
        var differing = before.Names.Where(name => name != "updated_at" && before[name].Raw != after[name].Raw);
        Assert.Equal(changed.Length == 0 ? [] : [changed], differing);
    }

    [Fact]
    public async Task Orders_are_changed_together_or_not_at_all()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var first = await hub.AddContractAsync(kind, action, order: 0);
        var second = await hub.AddContractAsync(kind, action, order: 1);
        async Task<string> OrdersAsync() => string.Join(' ', (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Content.Items.Select(row => row.Number("id")));

        var unknown = await hub.Admin.PutAsync("/contract/order", new { orders = new[] { new { contractId = first, order = 9 }, new { contractId = 999_999L, order = 1 } } });
        Assert.Equal(404, unknown.Status);
        Assert.Equal($"{first} {second}", await OrdersAsync());

        (await hub.Admin.PutAsync("/contract/order", new { orders = new[] { new { contractId = first, order = 1 }, new { contractId = second, order = 0 } } }))
            .Has(201, 200001);
        Assert.Equal($"{second} {first}", await OrdersAsync());
    }

    [Fact]
    public async Task A_deleted_contract_is_not_found_not_listed_and_not_carried_out()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);

        Assert.Equal(404, (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Status);
        Assert.Equal(404, (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name = "x" })).Status);
        Assert.Empty((await hub.Admin.GetAsync($"/contract/event/{flow.Event.Id}")).Content.Items);
        (await hub.SendAsync(flow.Event)).Has(203, 200310);
    }

    [Fact]
    public async Task A_contract_of_an_unknown_event_or_action_is_refused()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        Assert.Equal(404, (await CreateAsync(999_999, flow.ActionId)).Status);
        Assert.Equal(404, (await CreateAsync(flow.Event.Id, 999_999)).Status);
        Assert.Equal(404, (await hub.Admin.GetAsync("/contract/event/999999")).Status);
    }

    [Theory]
    [InlineData("{}", 400001, "Invalid body; eventId is required")]
    [InlineData("""{"eventId":1}""", 400001, "Invalid body; actionId is required")]
    [InlineData("""{"eventId":"x"}""", 400004, "Invalid body; eventId is not a number")]
    [InlineData("""{"eventId":{}}""", 400004, "Invalid body; eventId is not a number")]
    [InlineData("""{"eventId":1,"actionId":1,"identifier":"x","name":"x"}""", 400001, "Invalid body; order is required")]
    [InlineData("""{"eventId":1,"actionId":1,"identifier":"x","name":"x","order":1.5}""", 400004, "Invalid body; order is not a number")]
    [InlineData("""{"eventId":1,"actionId":1,"identifier":"x","name":"x","order":99999999999}""", 400004, "Invalid body; order is not a number")]
    public async Task What_is_missing_or_wrong_is_named(string body, int code, string message) =>
        (await hub.Admin.PostTextAsync("/contract", body)).Has(400, code, message);

    [Fact]
    public async Task A_reorder_without_orders_is_refused()
    {
        (await hub.Admin.PutAsync("/contract/order", new { })).Has(400, 400001, "Invalid body; orders is required");
        (await hub.Admin.PutAsync("/contract/order", new { orders = 1 })).Has(400, 400002, "Invalid body; orders is not an array");
    }

    private Task<HubAnswer> CreateAsync(long eventId, long actionId, string name = "Contract") => hub.Admin.PostAsync(
        "/contract", new { eventId, actionId, name, identifier = "contract", order = 0, mailRecipientsOnError = "" });

    private async Task<Json> RowAsync(Flow flow) => (await hub.Admin.GetAsync($"/contract/event/{flow.Event.Id}")).Content[0];
}
