using System.Net.Http.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Edits by two people at once: a read tells the row's tag, and a change that names it is made on that row or not at all.</summary>
public sealed class EntityTagTests(RunningHub hub) : IClassFixture<RunningHub>
{
    /// <summary>The resources that can be changed.</summary>
    public static TheoryData<string> Resources => ["system", "event", "action", "contract"];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task The_second_of_two_who_change_a_row_is_refused_and_changes_nothing(string resource)
    {
        var path = await AddAsync(resource);
        var seen = await TagAsync(path);

        (await SendAsync(HttpMethod.Put, path, "First", seen)).Has(201, 200001);
        (await SendAsync(HttpMethod.Put, path, "Second", seen)).Has(412, 412000);
        (await SendAsync(HttpMethod.Delete, path, name: null, seen)).Has(412, 412000);

        Assert.Equal("First", await NameAsync(path));
        (await SendAsync(HttpMethod.Delete, path, name: null, await TagAsync(path))).Has(201, 200001);
        Assert.Equal(404, (await hub.Admin.GetAsync(path)).Status);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_tag_changes_with_each_change_and_with_nothing_else(string resource)
    {
        var path = await AddAsync(resource);
        var tags = new List<string> { await TagAsync(path) };
        Assert.Equal(tags[0], await TagAsync(path));
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            (await SendAsync(HttpMethod.Put, path, name, tag: null)).Has(201, 200001);
            tags.Add(await TagAsync(path));
        }

        Assert.All(tags, tag => Assert.Matches("^\"[A-Za-z0-9_-]+\"$", tag));
        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_tag_that_is_none_is_refused_and_changes_nothing(string resource)
    {
        var path = await AddAsync(resource);
        var before = await TagAsync(path);

        (await SendAsync(HttpMethod.Put, path, "Second", "not-quoted")).Has(400, 400130);
        (await SendAsync(HttpMethod.Delete, path, name: null, "\"open")).Has(400, 400130);

        Assert.Equal(before, await TagAsync(path));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Who_names_no_tag_changes_the_row_as_ever(string resource)
    {
        var path = await AddAsync(resource);

        (await SendAsync(HttpMethod.Put, path, "Without", tag: null)).Has(201, 200001);
        Assert.Equal("Without", await NameAsync(path));
        (await hub.Admin.DeleteAsync(path)).Has(201, 200001);
    }

    [Fact]
    public async Task Of_several_tags_one_has_to_be_the_rows_and_a_star_is_any_rows()
    {
        var path = await AddAsync("event");

        (await SendAsync(HttpMethod.Put, path, "Among others", $"\"other\", {await TagAsync(path)}")).Has(201, 200001);
        (await SendAsync(HttpMethod.Put, path, "Any", "*")).Has(201, 200001);
        (await SendAsync(HttpMethod.Put, path, "Weak", $"W/{await TagAsync(path)}")).Has(412, 412000);
        Assert.Equal("Any", await NameAsync(path));
    }

    [Fact]
    public async Task Of_two_who_change_a_row_at_the_same_moment_one_is_refused()
    {
        var path = await AddAsync("contract");
        var seen = await TagAsync(path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(HttpMethod.Put, path, $"Name {i}", seen)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(7, answers.Count(answer => answer.Status == 412));
    }

    private async Task<string> AddAsync(string resource)
    {
        switch (resource)
        {
            case "system":
                return $"/system/{await hub.AddSystemAsync()}";
            case "event":
                return $"/event/{(await hub.AddEventAsync()).Id}";
            case "action":
                return $"/action/{await hub.AddActionAsync(new ActionSpec("http://localhost/"))}";
            default:
                return $"/contract/{(await hub.AddFlowAsync(new ActionSpec("http://localhost/"))).ContractId}";
        }
    }

    private async Task<string> TagAsync(string path) => (await hub.Admin.GetAsync(path)).Has(200, 200000).Headers["ETag"];

    private async Task<string> NameAsync(string path) => (await hub.Admin.GetAsync(path)).Has(200, 200000).Content.Text("name");

    private Task<HubAnswer> SendAsync(HttpMethod method, string path, string? name, string? tag)
    {
        var request = new HttpRequestMessage(method, path) { Content = name is null ? null : JsonContent.Create(new { name }) };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return hub.Admin.SendAsync(request);
    }
}
