using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Tests.Mapping.JsonPath;

public sealed class JsonPathQueryTests
{
    [Theory]
    [InlineData("$.content-type", "1")]
    [InlineData("$..x--1", "2")]
    [InlineData("$.list[?@.a-b == 3].a-b", "3")]
    public void Dashed_dialect_reads_dashes_in_shorthand_names(string text, string expected)
    {
        var document = JsonElement.Parse("""{"content-type": 1, "x--1": 2, "list": [{"a-b": 3}]}""");
        var match = Assert.Single(JsonPathQuery.Parse(text, JsonPathDialect.DashedNames).Select(document));
        Assert.Equal(expected, match.GetRawText());
        Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse(text));
    }

    [Fact]
    public void Dashed_dialect_reads_no_leading_dash() =>
        Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse("$.-a", JsonPathDialect.DashedNames));

    [Theory]
    [InlineData("$", true)]
    [InlineData("$.a['b'][0][-1]", true)]
    [InlineData("$..a", false)]
    [InlineData("$.*", false)]
    [InlineData("$['a','b']", false)]
    [InlineData("$[0:1]", false)]
    [InlineData("$[?@.a]", false)]
    public void Only_one_name_or_index_per_segment_is_plain(string text, bool isPlain) =>
        Assert.Equal(isPlain, JsonPathQuery.Parse(text).IsPlain);

    [Fact]
    public void Plain_steps_are_the_names_and_indexes_in_order() =>
        Assert.Equal(
            [new PlainStep("a"), new PlainStep("b c"), new PlainStep(-1)],
            JsonPathQuery.Parse("$.a['b c'][-1]").PlainSteps);

    [Fact]
    public void Plain_query_allocates_nothing()
    {
        var document = JsonElement.Parse("""{"a": {"x": 0, "b": [1, {"c": 2}]}}""");
        var query = JsonPathQuery.Parse("$.a.b[1].c");
        Assert.True(query.TrySelectFirst(document, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        query.TrySelectFirst(document, out var match);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(2, match.GetInt32());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 0)]
    [InlineData("$ ", 1)]
    [InlineData("$.a.", 4)]
    [InlineData("$[?@.a == ]", 10)]
    [InlineData("$[?length(@.*) > 1]", 10)]
    [InlineData("$[?nope(@)]", 3)]
    [InlineData("$['a\\x']", 4)]
    [InlineData("$[?1]", 3)]
    [InlineData("$[?count(1) == 1]", 9)]
    [InlineData("$.a[01]", 4)]
    public void Syntax_error_says_where(string text, int position) =>
        Assert.Equal(position, Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse(text)).Position);

    [Fact]
    public void Repeated_member_name_means_the_last_one() =>
        Assert.Equal("2", JsonPathQuery.Parse("$.a").Select(JsonElement.Parse("""{"a": 1, "a": 2}"""))[0].GetRawText());
}
