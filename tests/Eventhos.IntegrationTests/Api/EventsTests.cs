using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 4: events.</summary>
public sealed class EventsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_event_is_told_its_id_and_listed_with_all_its_fields()
    {
        var system = await hub.AddSystemAsync("producer");

        var created = (await CreateAsync(system)).Has(201, 200001).Content;

        Assert.Equal(["eventId"], created.Names);
        var row = Assert.Single(await hub.Admin.ListAsync($"/event?systemId={system}"));
        Assert.Equal(["id", "system_id", "identifier", "name", "operation", "description", "deleted", "created_at", "updated_at", "system_name"], row.Names);
        Assert.Equal(created.Number("eventId"), row.Number("id"));
        Assert.Equal(system, row.Number("system_id"));
        Assert.Matches("^user_created-[A-Za-z0-9_-]{10}$", row.Text("identifier"));
        Assert.Equal(0, row.Number("deleted"));
        row["created_at"].AsTime();
        row["updated_at"].AsTime();
    }

    [Fact]
    public async Task The_name_filter_finds_a_part_in_any_letter_case()
    {
        var system = await hub.AddSystemAsync("producer");
        await CreateAsync(system, "User created");
        await CreateAsync(system, "Order shipped");

        var page = (await hub.Admin.GetAsync($"/event?systemId={system}&eventName=CREATED")).Content;

        Assert.Equal("User created", Assert.Single(page["items"].Items).Text("name"));
        Assert.Equal(1, page.Number("totalItems"));
    }

    [Fact]
    public async Task An_update_changes_only_what_it_names()
    {
        var system = await hub.AddSystemAsync("producer");
        var id = (await CreateAsync(system)).Content.Number("eventId");
        var before = Assert.Single(await hub.Admin.ListAsync($"/event?systemId={system}"));

        (await hub.Admin.PutAsync($"/event/{id}", new { name = "Renamed" })).Has(201, 200001);

        var row = Assert.Single(await hub.Admin.ListAsync($"/event?systemId={system}"));
        Assert.Equal("Renamed", row.Text("name"));
        foreach (var field in new[] { "id", "system_id", "identifier", "operation", "description", "created_at" })
        {
            Assert.Equal(before[field].Raw, row[field].Raw);
        }
    }

    [Fact]
    public async Task An_event_with_contracts_is_not_deleted()
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("http://localhost/"));

        (await hub.Admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(400, 400207);
        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(201, 200001);
    }

    [Fact]
    public async Task A_deleted_event_is_not_found_and_not_listed()
    {
        var kind = await hub.AddEventAsync();

        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);

        Assert.Empty(await hub.Admin.ListAsync($"/event?systemId={kind.Producer.SystemId}"));
        Assert.Equal(404, (await hub.Admin.PutAsync($"/event/{kind.Id}", new { name = "x" })).Status);
        Assert.Equal(404, (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Status);
        Assert.Equal(404, (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Status);
    }

    [Fact]
    public async Task An_event_of_an_unknown_system_is_refused() => Assert.Equal(404, (await CreateAsync(999_999)).Status);

    [Theory]
    [InlineData("system_id", null, 400001, "Invalid body; system_id is required")]
    [InlineData("identifier", null, 400001, "Invalid body; identifier is required")]
    [InlineData("name", null, 400001, "Invalid body; name is required")]
    [InlineData("operation", null, 400001, "Invalid body; operation is required")]
    [InlineData("system_id", "x", 400004, "Invalid body; system_id is not a number")]
    [InlineData("name", true, 400003, "Invalid body; name is not an string")]
    public async Task What_is_missing_or_wrong_is_named(string field, object? value, int code, string message)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["system_id"] = 1,
            ["identifier"] = "x",
            ["name"] = "x",
            ["operation"] = "new",
            ["description"] = "",
            [field] = value,
        };

        (await hub.Admin.PostAsync("/event", body)).Has(400, code, message);
    }

    [Theory]
    [InlineData("{\"name\":[\"x\"]}")]
    [InlineData("{\"name\":{\"a\":1}}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    public async Task Objects_arrays_and_half_characters_where_a_text_is_expected_are_refused(string body)
    {
        var kind = await hub.AddEventAsync();
        var request = new HttpRequestMessage(HttpMethod.Put, $"/event/{kind.Id}") { Content = new StringContent(body) };

        (await hub.Admin.SendAsync(request)).Has(400, 400003, "Invalid body; name is not an string");
    }

    private Task<HubAnswer> CreateAsync(long system, string name = "User created") => hub.Admin.PostAsync(
        "/event", new { system_id = system, identifier = "user_created", name, operation = "new", description = "A user was created" });
}
