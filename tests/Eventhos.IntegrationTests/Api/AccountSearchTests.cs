using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Users, clients, roles and the system of a client are found by what is asked for, with counts and pages that agree.</summary>
public sealed class AccountSearchTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("id")]
    [InlineData("name")]
    [InlineData("description")]
    public async Task Clients_are_found_by_name_identifier_and_description_whatever_they_are_sorted_by(string sort)
    {
        var word = Wiring.Unique("Needle");
        object Body(string identifier, string name, string description) => new { identifier, name, description };
        await hub.AddClientAsync();
        (await hub.Admin.PostAsync("/auth/client", Body(Wiring.Unique(word), "One", ""))).Has(201, 200001);
        (await hub.Admin.PostAsync("/auth/client", Body(Wiring.Unique("c"), $"Two {word}x", ""))).Has(201, 200001);
        (await hub.Admin.PostAsync("/auth/client", Body(Wiring.Unique("c"), "Three", $"a {word} b"))).Has(201, 200001);

        var all = (await hub.Admin.GetAsync($"/auth/client?wordSearch={word.ToUpperInvariant()}&activeSort={sort}&order=asc&itemsPerPage=2")).Has(200, 200000).Content;
        var rest = (await hub.Admin.GetAsync($"/auth/client?wordSearch={word.ToLowerInvariant()}&activeSort={sort}&order=asc&itemsPerPage=2&pageIndex=1")).Content;

        Assert.Equal(3, all.Number("totalItems"));
        Assert.Equal(
            ["One", "Three", $"Two {word}x"],
            all["items"].Items.Concat(rest["items"].Items).Select(row => row.Text("name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Users_are_found_by_name_and_by_role()
    {
        var role = await hub.AddRoleAsync("system:select");
        var (one, other) = (await hub.AddUserAsync(role), await hub.AddUserAsync());

        Assert.Equal([one.Username], (await hub.Admin.ListAsync($"/auth/user?roleId={role}")).Select(row => row.Text("username")));
        Assert.Equal([other.Username], (await hub.Admin.ListAsync($"/auth/user?wordSearch={other.Username}")).Select(row => row.Text("username")));
        Assert.Empty(await hub.Admin.ListAsync($"/auth/user?roleId={role}&wordSearch={other.Username}"));
    }

    [Fact]
    public async Task Clients_are_found_by_role_and_roles_by_name()
    {
        var role = await hub.AddRoleAsync("system:select");
        var client = await hub.AddClientAsync(longLive: true, role);
        var identifier = (await hub.Admin.GetAsync($"/auth/role/{role}")).Has(200, 200000, "Select completed").Content.Text("identifier");

        Assert.Equal([client.Identifier], (await hub.Admin.ListAsync($"/auth/client?roleId={role}")).Select(row => row.Text("identifier")));
        Assert.Contains(await hub.Admin.ListAsync($"/auth/role?wordSearch={identifier}"), row => row.Number("id") == role);
    }

    [Fact]
    public async Task The_system_of_a_client_is_found()
    {
        var producer = await hub.AddProducerAsync();

        Assert.Equal([producer.SystemId], (await hub.Admin.ListAsync($"/system?clientId={producer.Client.Id}")).Select(row => row.Number("id")));
        Assert.Empty(await hub.Admin.ListAsync("/system?clientId=999999"));
    }

    [Fact]
    public async Task A_description_is_changed_with_the_name_and_stays_where_it_is_left_out()
    {
        var client = await hub.AddClientAsync();
        (await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}", new { name = "A", description = "B" })).Has(201, 200000);
        (await hub.Admin.PutAsync($"/auth/client/{client.SubjectId}", new { name = "C" })).Has(201, 200000);

        var row = (await hub.Admin.GetAsync($"/auth/client/{client.Id}")).Content;
        Assert.Equal(("C", "B"), (row.Text("name"), row.Text("description")));
    }
}
