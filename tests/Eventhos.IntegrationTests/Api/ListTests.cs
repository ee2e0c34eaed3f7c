using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 2: lists.</summary>
public sealed class ListTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_list_is_paged_and_says_how_much_there_is()
    {
        var system = await SystemWithEventsAsync(7);

        var first = (await hub.Admin.GetAsync($"/event?systemId={system}")).Has(200, 200000).Content;
        var second = (await hub.Admin.GetAsync($"/event?systemId={system}&pageIndex=1")).Has(200, 200000).Content;

        Assert.Equal(["items", "pageIndex", "itemsPerPage", "totalItems", "totalPages"], first.Names);
        Assert.Equal("e0 e1 e2 e3 e4", NamesOf(first));
        Assert.Equal("e5 e6", NamesOf(second));
        Assert.Equal([0, 5, 7, 2], Numbers(first));
        Assert.Equal([1, 5, 7, 2], Numbers(second));
    }

    [Fact]
    public async Task A_page_beyond_the_end_is_empty()
    {
        var system = await SystemWithEventsAsync(2);

        var page = (await hub.Admin.GetAsync($"/event?systemId={system}&pageIndex=2147483647&itemsPerPage=2")).Has(200, 200000).Content;

        Assert.Empty(page["items"].Items);
        Assert.Equal(2, page.Number("totalItems"));
        Assert.Equal(1, page.Number("totalPages"));
    }

    [Fact]
    public async Task An_empty_list_has_no_pages()
    {
        var system = await hub.AddSystemAsync();

        var page = (await hub.Admin.GetAsync($"/event?systemId={system}")).Content;

        Assert.Equal([0, 5, 0, 0], Numbers(page));
    }

    [Theory]
    [InlineData("itemsPerPage=0")]
    [InlineData("itemsPerPage=-1")]
    [InlineData("itemsPerPage=many")]
    [InlineData("itemsPerPage=99999999999999999999")]
    [InlineData("itemsPerPage=")]
    [InlineData("pageIndex=-1")]
    [InlineData("pageIndex=first")]
    [InlineData("order=sideways")]
    [InlineData("activeSort=no_such_column")]
    [InlineData("activeSort=name;DROP TABLE events")]
    public async Task Wrong_values_fall_back_to_the_defaults(string query)
    {
        var system = await SystemWithEventsAsync(6);

        var page = (await hub.Admin.GetAsync($"/event?systemId={system}&{query}")).Has(200, 200000).Content;

        Assert.Equal("e0 e1 e2 e3 e4", NamesOf(page));
        Assert.Equal([0, 5, 6, 2], Numbers(page));
    }

    [Fact]
    public async Task A_list_is_sorted_as_asked()
    {
        var system = await hub.AddSystemAsync("producer");
        foreach (var (name, operation) in new[] { ("b", "x"), ("c", "y"), ("a", "y") })
        {
            await AddEventAsync(system, name, operation);
        }

        async Task<string> SortedAsync(string query) => NamesOf((await hub.Admin.GetAsync($"/event?systemId={system}&{query}")).Content);
        Assert.Equal("b c a", await SortedAsync("order=asc"));
        Assert.Equal("a c b", await SortedAsync("order=desc"));
        Assert.Equal("a b c", await SortedAsync("activeSort=name"));
        Assert.Equal("c b a", await SortedAsync("activeSort=name&order=desc"));
        Assert.Equal("b c a", await SortedAsync("activeSort=operation"));
        Assert.Equal("a c b", await SortedAsync("activeSort=operation&order=desc"));
    }

    [Theory]
    [InlineData("/system", "id class identifier name type description created_at updated_at client_id")]
    [InlineData("/event", "id system_id identifier name operation description created_at updated_at")]
    [InlineData("/action", "id system_id identifier name operation description created_at updated_at system_name")]
    [InlineData("/contract", "id name active order producerName consumerName eventIdentifier actionIdentifier")]
    [InlineData("/auth/client", "id subjectId client_id identifier name description revoked")]
    [InlineData("/auth/user", "id subjectId username name description")]
    [InlineData("/auth/role", "id identifier")]
    [InlineData("/auth/resource", "id applicationResourceName")]
    public async Task Every_column_of_a_list_sorts_it(string path, string columns)
    {
        foreach (var column in columns.Split(' '))
        {
            (await hub.Admin.GetAsync($"{path}?activeSort={column}")).Has(200, 200000);
            (await hub.Admin.GetAsync($"{path}?activeSort={column}&order=desc")).Has(200, 200000);
        }
    }

    [Fact]
    public async Task Paging_with_a_sort_shows_every_row_once()
    {
        var system = await hub.AddSystemAsync("producer");
        for (var i = 0; i < 7; i++)
        {
            await AddEventAsync(system, $"e{i}", "same");
        }

        var seen = new List<long>();
        for (var page = 0; page < 4; page++)
        {
            var items = (await hub.Admin.GetAsync($"/event?systemId={system}&activeSort=operation&itemsPerPage=2&pageIndex={page}")).Content["items"].Items;
            seen.AddRange(items.Select(item => item.Number("id")));
        }

        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    private static string NamesOf(Json page) => string.Join(' ', page["items"].Items.Select(item => item.Text("name")));

    private static long[] Numbers(Json page) =>
        [page.Number("pageIndex"), page.Number("itemsPerPage"), page.Number("totalItems"), page.Number("totalPages")];

    private async Task<long> SystemWithEventsAsync(int count)
    {
        var system = await hub.AddSystemAsync("producer");
        for (var i = 0; i < count; i++)
        {
            await AddEventAsync(system, $"e{i}", "new");
        }

        return system;
    }

    private async Task AddEventAsync(long system, string name, string operation) =>
        (await hub.Admin.PostAsync("/event", new { system_id = system, identifier = name, name, operation, description = "" })).Has(201, 200001);
}
