using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Accounts are listed in the order of the bytes of their texts, however long these are, and of ids among equals.</summary>
public sealed class AccountOrderTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly string[] Texts =
    [
        .. new[] { 499, 500, 501, 502, 3_000 }.SelectMany(length => new[] { new string('n', length), new string('n', length - 1) + "m", new string('n', length - 1) + "é" }),
        "", "", "n", "N", "ö", string.Concat(Enumerable.Repeat("\U0001F600", 500)), string.Concat(Enumerable.Repeat("\U0001F600", 501)),
        new('n', 3_000), new('n', 500),
    ];

    [Theory]
    [InlineData("name")]
    [InlineData("description")]
    public async Task Texts_of_any_length_are_in_one_order(string column)
    {
        foreach (var text in Texts)
        {
            var (name, description) = column == "name" ? ($"A{text}", "") : ("A", text);
            (await hub.Admin.PostAsync("/auth/client?longLive=false", new { identifier = Wiring.Unique("c"), name, description, roles = Array.Empty<object>() })).Has(201, 200001);
        }

        var all = await ReadAsync($"/auth/client?activeSort={column}&itemsPerPage=1000&order=asc");

        Assert.True(all.Count >= Texts.Length);
        var comparer = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
        Assert.Equal(all.OrderBy(row => Encoding.UTF8.GetBytes(row.Text), comparer).ThenBy(row => row.Id), all);
        Assert.Equal(all.AsEnumerable().Reverse(), await ReadAsync($"/auth/client?activeSort={column}&itemsPerPage=1000&order=desc"));
        var paged = new List<(string Text, long Id)>();
        for (var page = 0; page <= all.Count / 3; page++)
        {
            paged.AddRange(await ReadAsync($"/auth/client?activeSort={column}&itemsPerPage=3&pageIndex={page}&order=asc"));
        }

        Assert.Equal(all, paged);

        async Task<List<(string Text, long Id)>> ReadAsync(string path) =>
            [.. (await hub.Admin.GetAsync(path)).Has(200, 200000).Content["items"].Items.Select(row => (row.Text(column), row.Number("subjectId")))];
    }
}
