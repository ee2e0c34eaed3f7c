using System.Text.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 4: systems.</summary>
public sealed class SystemsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_system_is_told_its_id_and_listed_with_all_its_fields()
    {
        var name = Wiring.Unique("crm");

        var created = (await CreateAsync("consumer", name)).Has(201, 20001, "New system created");

        Assert.Equal(["systemId"], created.Content.Names);
        var row = (await hub.Admin.GetAsync($"/system/{created.Content.Number("systemId")}")).Has(200, 200000).Content;
        Assert.Equal(["id", "class", "identifier", "name", "type", "description", "deleted", "created_at", "updated_at", "client_id"], row.Names);
        Assert.Equal("consumer", row.Text("class"));
        Assert.Equal(name, row.Text("identifier"));
        Assert.Equal(0, row.Number("deleted"));
        Assert.Equal(JsonValueKind.Null, row["client_id"].Value.ValueKind);
        Assert.Equal(row["created_at"].AsTime(), row["updated_at"].AsTime());
    }

    [Fact]
    public async Task With_a_client_the_identifier_is_made_unique()
    {
        var name = Wiring.Unique("erp");
        var client = await hub.AddClientAsync();

        var id = (await CreateAsync("producer", name, client.Id)).Has(201, 20001).Content.Number("systemId");

        var row = (await hub.Admin.GetAsync($"/system/{id}")).Content;
        Assert.Matches($"^{name}-[A-Za-z0-9_-]{{10}}$", row.Text("identifier"));
        Assert.Equal(client.Id, row.Number("client_id"));
    }

    [Fact]
    public async Task The_class_filter_includes_hybrid_systems()
    {
        await using var own = await RunningHub.StartAsync();
        foreach (var systemClass in new[] { "producer", "consumer", "hybrid" })
        {
            await own.AddSystemAsync(systemClass);
        }

        async Task<string> ClassesAsync(string query) =>
            string.Join(' ', (await own.Admin.ListAsync($"/system{query}")).Select(row => row.Text("class")));
        Assert.Equal("producer consumer hybrid", await ClassesAsync(""));
        Assert.Equal("producer hybrid", await ClassesAsync("?systemClass=producer"));
        Assert.Equal("consumer hybrid", await ClassesAsync("?systemClass=consumer"));
        Assert.Equal("hybrid", await ClassesAsync("?systemClass=hybrid"));
        Assert.Equal(2, (await own.Admin.GetAsync("/system?systemClass=producer")).Content.Number("totalItems"));
    }

    [Fact]
    public async Task A_systems_events_and_actions_are_plain_arrays()
    {
        var kind = await hub.AddEventAsync();
        var system = await hub.AddSystemAsync("hybrid");
        var action = (await hub.Admin.PostAsync("/action", new ActionSpec("http://localhost/").ToBody(system))).Content.Number("actionId");

        var events = (await hub.Admin.GetAsync($"/system/{kind.Producer.SystemId}/events")).Has(200, 200000).Content;
        var actions = (await hub.Admin.GetAsync($"/system/{system}/actions")).Has(200, 200000).Content;

        Assert.Equal(kind.Id, Assert.Single(events.Items).Number("id"));
        Assert.Equal(action, Assert.Single(actions.Items).Number("id"));
        Assert.Empty((await hub.Admin.GetAsync($"/system/{system}/events")).Content.Items);
    }

    [Fact]
    public async Task An_update_changes_the_system()
    {
        var id = await hub.AddSystemAsync();
        var client = await hub.AddClientAsync();

        (await hub.Admin.PutAsync($"/system/{id}", new { name = "New", type = "lms", description = "Changed", systemClass = "hybrid", clientId = client.Id }))
            .Has(201, 200001);

        var row = (await hub.Admin.GetAsync($"/system/{id}")).Content;
        Assert.Equal("New lms Changed hybrid", $"{row.Text("name")} {row.Text("type")} {row.Text("description")} {row.Text("class")}");
        Assert.Equal(client.Id, row.Number("client_id"));
    }

    [Fact]
    public async Task A_changed_client_is_in_force_for_the_next_event()
    {
        var kind = await hub.AddEventAsync();
        var other = await hub.AddClientAsync();

        (await hub.Admin.PutAsync($"/system/{kind.Producer.SystemId}", new { clientId = other.Id })).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(401, 401202);
        (await hub.SendAsync(kind with { AccessKey = other.Token! })).Has(203, 200310);
    }

    [Fact]
    public async Task A_system_with_events_or_actions_is_not_deleted()
    {
        var kind = await hub.AddEventAsync();
        var consumer = await hub.AddSystemAsync();
        (await hub.Admin.PostAsync("/action", new ActionSpec("http://localhost/").ToBody(consumer))).Has(201, 200001);

        (await hub.Admin.DeleteAsync($"/system/{kind.Producer.SystemId}")).Has(400, 400302);
        (await hub.Admin.DeleteAsync($"/system/{consumer}")).Has(400, 400303);
    }

    [Fact]
    public async Task A_deleted_system_is_not_found_and_not_listed()
    {
        var id = await hub.AddSystemAsync();

        (await hub.Admin.DeleteAsync($"/system/{id}")).Has(201, 200001);

        Assert.Equal(404, (await hub.Admin.GetAsync($"/system/{id}")).Status);
        Assert.Equal(404, (await hub.Admin.PutAsync($"/system/{id}", new { name = "x" })).Status);
        Assert.Equal(404, (await hub.Admin.DeleteAsync($"/system/{id}")).Status);
        Assert.DoesNotContain(await hub.Admin.ListAsync("/system"), row => row.Number("id") == id);
    }

    [Fact]
    public async Task An_identifier_or_a_client_of_another_system_is_a_conflict()
    {
        var name = Wiring.Unique("same");
        var client = await hub.AddClientAsync();
        (await CreateAsync("consumer", name)).Has(201, 20001);
        (await CreateAsync("producer", name, client.Id)).Has(201, 20001);

        Assert.Equal(409, (await CreateAsync("consumer", name)).Status);
        Assert.Equal(409, (await CreateAsync("producer", name, client.Id)).Status);
    }

    [Fact]
    public async Task An_unknown_client_is_refused() => Assert.Equal(404, (await CreateAsync("producer", "x", 999_999)).Status);

    [Theory]
    [InlineData("systemClass", null, 400001, "Invalid body; systemClass is required")]
    [InlineData("identifier", null, 400001, "Invalid body; identifier is required")]
    [InlineData("name", null, 400001, "Invalid body; name is required")]
    [InlineData("type", null, 400001, "Invalid body; type is required")]
    [InlineData("name", 5, 400003, "Invalid body; name is not an string")]
    [InlineData("clientId", "x", 400004, "Invalid body; clientId is not a number")]
    [InlineData("systemClass", "other", 400304, "Invalid body; systemClass is one of producer, consumer, hybrid")]
    public async Task What_is_missing_or_wrong_is_named(string field, object? value, int code, string message)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["systemClass"] = "producer",
            ["identifier"] = "x",
            ["name"] = "x",
            ["type"] = "x",
            ["description"] = "",
            [field] = value,
        };

        (await hub.Admin.PostAsync("/system", body)).Has(400, code, message);
    }

    private Task<HubAnswer> CreateAsync(string systemClass, string identifier, long? clientId = null) =>
        hub.Admin.PostAsync("/system", new { systemClass, identifier, name = "System", type = "erp", description = "A system", clientId });
}
