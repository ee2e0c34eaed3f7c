using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Finding what is wired: one row by its id, and lists narrowed to what belongs together.</summary>
public sealed class CatalogFilterTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_event_is_looked_up_by_its_id()
    {
        var kind = await hub.AddEventAsync();

        var row = (await hub.Admin.GetAsync($"/event/{kind.Id}")).Has(200, 200000).Content;

        Assert.Equal(Assert.Single(await hub.Admin.ListAsync($"/event?systemId={kind.Producer.SystemId}")).Raw, row.Raw);
        Assert.Equal("System", row.Text("system_name"));
        Assert.Equal(404, (await hub.Admin.GetAsync("/event/999999")).Status);
        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);
        Assert.Equal(404, (await hub.Admin.GetAsync($"/event/{kind.Id}")).Status);
    }

    [Fact]
    public async Task A_contract_is_looked_up_by_its_id()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        var row = (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Has(200, 200000).Content;

        Assert.Equal(Assert.Single(await hub.Admin.ListAsync($"/contract?eventId={flow.Event.Id}")).Raw, row.Raw);
        Assert.Equal(flow.Event.Producer.SystemId, row.Number("producerId"));
        Assert.Equal("Event", row.Text("eventName"));
        Assert.Equal("Action", row.Text("actionName"));
        Assert.Equal(404, (await hub.Admin.GetAsync("/contract/999999")).Status);
        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        Assert.Equal(404, (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Status);
    }

    [Fact]
    public async Task Contracts_are_narrowed_to_producer_event_consumer_action_and_activity()
    {
        var kind = await hub.AddEventAsync();
        var flow = await hub.AddFlowAsync(kind, new ActionSpec("http://localhost/"));
        var sibling = await hub.AddFlowAsync(await hub.AddEventAsync(kind.Producer), new ActionSpec("http://localhost/"));
        var shared = await hub.AddContractAsync(await hub.AddEventAsync(), flow.ActionId);
        (await hub.Admin.PutAsync($"/contract/{sibling.ContractId}", new { active = 0 })).Has(201, 200001);
        var consumer = (await hub.Admin.GetAsync($"/contract/{flow.ContractId}")).Content.Number("consumerId");

        Assert.Equal([flow.ContractId, sibling.ContractId], await IdsAsync($"producerId={kind.Producer.SystemId}"));
        Assert.Equal([flow.ContractId], await IdsAsync($"eventId={kind.Id}"));
        Assert.Equal([flow.ContractId, shared], await IdsAsync($"consumerId={consumer}"));
        Assert.Equal([flow.ContractId, shared], await IdsAsync($"actionId={flow.ActionId}"));
        Assert.Equal([flow.ContractId], await IdsAsync($"producerId={kind.Producer.SystemId}&active=1"));
        Assert.Equal([sibling.ContractId], await IdsAsync($"producerId={kind.Producer.SystemId}&active=0"));
        Assert.Equal([flow.ContractId], await IdsAsync($"eventId={kind.Id}&actionId={flow.ActionId}"));
        Assert.Empty(await IdsAsync("eventId=none"));
        Assert.Empty(await IdsAsync($"eventId={kind.Id}&active=0"));
    }

    [Fact]
    public async Task A_word_finds_events_and_contracts_by_the_names_around_them()
    {
        var word = Wiring.Unique("zebra");
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));
        (await hub.Admin.PutAsync($"/system/{flow.Event.Producer.SystemId}", new { name = $"The {word}", clientId = flow.Event.Producer.Client.Id })).Has(201, 200001);

        Assert.Equal([flow.Event.Id], (await hub.Admin.ListAsync($"/event?wordSearch={word.ToUpperInvariant()}")).Select(row => row.Number("id")));
        Assert.Equal([flow.ContractId], await IdsAsync($"wordSearch={word.ToUpperInvariant()}"));
        Assert.Equal(flow.Event.Producer.SystemId, Assert.Single(await hub.Admin.ListAsync($"/system?wordSearch={word}")).Number("id"));
        Assert.Equal([flow.Event.Id], (await hub.Admin.ListAsync($"/event?wordSearch={flow.Event.Identifier}")).Select(row => row.Number("id")));
    }

    [Fact]
    public async Task Actions_are_narrowed_to_a_system()
    {
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        var system = (await hub.Admin.GetAsync($"/action/{action}")).Content.Number("system_id");

        Assert.Equal([action], (await hub.Admin.ListAsync($"/action?systemId={system}")).Select(row => row.Number("id")));
    }

    private async Task<IEnumerable<long>> IdsAsync(string query) => (await hub.Admin.ListAsync($"/contract?{query}")).Select(row => row.Number("id"));
}
