using System.Diagnostics;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>100,000 users, 100,000 clients and 10,000 roles: what a call costs depends on what it shows, not on what there is besides.</summary>
public sealed class AccountScaleTests(LargeHub large) : IClassFixture<LargeHub>
{
    private const int Many = LargeHub.Count;
    private const int Few = 1_000;
    private const int Rounds = 15;

    private static readonly (string Path, string[] Columns, int Pages)[] Lists =
    [
        ("/auth/user", ["id", "subjectId", "username", "name", "description"], 5_000),
        ("/auth/client", ["id", "subjectId", "client_id", "identifier", "name", "description", "revoked"], 5_000),
        ("/auth/role", ["id", "identifier"], 500),
        ("/auth/resource", ["id", "applicationResourceName"], 1),
    ];

    private RunningHub Large => large.Hub;

    [Fact]
    public async Task Every_list_walks_an_index_in_the_order_asked_for_and_sorts_nothing()
    {
        // Who calls is remembered from here on.
        (await Large.Admin.GetAsync("/auth/application")).Has(200, 200000);
        large.Heard.Plans(Large);
        foreach (var path in Lists.SelectMany(Pages))
        {
            var page = (await Large.Admin.GetAsync(path)).Has(200, 200000).Content;
            Assert.NotEmpty(page["items"].Items);
            foreach (var plan in Judged(large.Heard.Plans(Large)))
            {
                Assert.False(plan.Sorts, $"{path} sorts:\n{plan.Sql}\n{plan.Text}");
                Assert.True(plan.TableScans.Count == 0, $"{path} reads through a table:\n{plan.Sql}\n{plan.Text}");
            }
        }
    }

    [Fact]
    public async Task A_single_account_is_found_and_changed_without_reading_through_anything()
    {
        var (role, other) = (1_001L, 1_002L);
        var permission = await Large.PermissionIdAsync("system:select");
        var client = await Large.AddClientAsync(longLive: false, role);
        large.Heard.Plans(Large);

        var user = await AddUserAsync(Large, role);
        var row = await Large.UserAsync(user);
        var caller = await Large.LoginAsync(row.Text("username"), LargeAccounts.Password);
        (await caller.GetAsync("/auth/user/profile/me")).Has(200, 200000);
        await Large.ShortLivedTokenAsync(client);
        (await Large.Admin.PutAsync($"/auth/user/{row.Number("subjectId")}", new { name = "Renamed" })).Has(201, 200001);
        (await Large.Admin.PutAsync($"/auth/user/{row.Number("subjectId")}/role", new { roles = new[] { new { id = other } }, originalRolesList = Array.Empty<object>() })).Has(201, 200000);
        (await Large.Admin.PutAsync($"/auth/client/{client.SubjectId}/role", new { roles = new[] { new { id = other } }, originalRolesList = Array.Empty<object>() })).Has(201, 200000);
        (await Large.Admin.PutAsync($"/auth/role/{role}/permission", new { newAllowedObject = new[] { new { id = permission } }, originalAllowedObject = new { } })).Has(201, 200001);
        (await Large.Admin.PostAsync("/auth/role", new { identifier = Wiring.Unique("role"), allowedObject = new[] { new { id = permission } } })).Has(201, 200001);
        (await Large.Admin.DeleteAsync($"/auth/role/{role}")).Has(201, 200001);
        (await Large.Admin.DeleteAsync($"/auth/client/{client.SubjectId}")).Has(201, 200001);
        (await Large.Admin.DeleteAsync($"/auth/user/{row.Number("subjectId")}")).Has(201, 200001);

        foreach (var plan in Judged(large.Heard.Plans(Large)))
        {
            Assert.True(plan.Walks.Count == 0, $"reads through a table:\n{plan.Sql}\n{plan.Text}");
        }
    }

    [Fact]
    public async Task A_page_costs_about_the_same_among_a_hundred_thousand_and_among_a_thousand()
    {
        await using var small = await RunningHub.StartAsync();
        await LargeAccounts.SeedAsync(small, Few);
        foreach (var (path, columns, _) in Lists)
        {
            foreach (var column in columns)
            {
                var query = $"{path}?itemsPerPage=20&activeSort={column}";
                var (few, many) = await InterleavedAsync(small, Large, query, query);
                var counting = await CountingAsync();
                TestContext.Current.SendDiagnosticMessage($"{query}: {few:0.00} ms among {Few}, {many:0.00} ms among {Many}, counting {counting:0.00} ms");
                Assert.True(
                    many < (few * 6) + 20 + (3 * counting), $"{query} takes {many:0.0} ms among {Many}, {few:0.0} ms among {Few}, counting {counting:0.0} ms");
            }
        }
    }

    [Theory]
    [InlineData("/auth/client?wordSearch=Name%209999&itemsPerPage=25&activeSort=name&order=asc")]
    [InlineData("/auth/client?wordSearch=seeded&itemsPerPage=25&activeSort=name&order=asc")]
    [InlineData("/auth/user?wordSearch=nobody%20at%20all&itemsPerPage=25&activeSort=username")]
    [InlineData("/auth/user?roleId=1001&itemsPerPage=25&activeSort=username")]
    [InlineData("/auth/role?wordSearch=role-77&itemsPerPage=25&activeSort=identifier")]
    public async Task A_search_reads_through_all_accounts_once_and_no_more(string path)
    {
        var (search, all) = await InterleavedAsync(Large, Large, path, "/auth/client?itemsPerPage=25");
        TestContext.Current.SendDiagnosticMessage($"{path}: {search:0.0} ms among {Many}, a page of all {all:0.0} ms");
        Assert.True(search < 1_500, $"{path} takes {search:0.0} ms among {Many}");
    }

    /// <summary>PostgreSQL counts rows by looking at them, and looks whether there is any by reading until it finds one, in whatever order it likes.</summary>
    private static IEnumerable<HeardPlan> Judged(IReadOnlyList<HeardPlan> plans) => plans.Where(plan => !TestDatabase.OnPostgres
        || !(plan.Sql.StartsWith("SELECT count(*)", StringComparison.Ordinal) || plan.Sql.StartsWith("SELECT EXISTS", StringComparison.Ordinal)));

    /// <summary>Beginning, middle and end; for a page in the middle, PostgreSQL may rightly put everything in order.</summary>
    private static IEnumerable<string> Pages((string Path, string[] Columns, int Pages) list) =>
        from column in list.Columns
        from order in new[] { "asc", "desc" }
        from page in new[] { 0, TestDatabase.OnPostgres ? 0 : list.Pages / 2, list.Pages - 1 }.Distinct()
        select $"{list.Path}?itemsPerPage=20&activeSort={column}&order={order}&pageIndex={(list.Pages == 1 ? 0 : page)}";

    private static async Task<long> AddUserAsync(RunningHub hub, long role) => (await hub.Admin.PostAsync(
        "/auth/user",
        new { username = Wiring.Unique("user"), password = LargeAccounts.Password, name = "User", description = "", roles = new[] { new { id = role } } }))
        .Has(201, 200001).Content.Number("userId");

    /// <summary>The least disturbed times in milliseconds, taken in turns: what else the machine does only adds to them.</summary>
    private static async Task<(double First, double Second)> InterleavedAsync(RunningHub first, RunningHub second, string firstPath, string secondPath)
    {
        var times = new List<(double First, double Second)>();
        for (var i = 0; i < Rounds; i++)
        {
            times.Add((await TimeAsync(first, firstPath), await TimeAsync(second, secondPath)));
        }

        return (times.Min(time => time.First), times.Min(time => time.Second));
    }

    /// <summary>What it costs PostgreSQL at this moment to say how many there are, which it does row by row; SQLite's pages have no such part.</summary>
    private async Task<double> CountingAsync()
    {
        if (!TestDatabase.OnPostgres)
        {
            return 0;
        }

        await using var connection = await TestDatabase.OpenAsync(Large.Folder.Path);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM subjects WHERE NOT deleted";
        var watch = Stopwatch.StartNew();
        await count.ExecuteScalarAsync();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(RunningHub hub, string path)
    {
        var start = Stopwatch.GetTimestamp();
        (await hub.Admin.GetAsync(path)).Has(200, 200000);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
