using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Tests.Mapping.JsonPath;

public sealed class HostileInputTests
{
    private const int Depth = 512;
    private const int SmallStack = 256 * 1024;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = Depth + 1 };

    [Theory]
    [InlineData("$..*", 512)]
    [InlineData("$..x", 1)]
    [InlineData("$..[?@..x]", 511)]
    [InlineData("$..[?$..[?$..[?@.x]]]", 512)]
    [InlineData("$[?@ == $[0]]", 1)]
    [InlineData("$[?count(@..*) > 1]", 1)]
    public void Deep_document_is_evaluated_on_a_small_stack(string text, int matches)
    {
        var document = JsonElement.Parse(
            string.Concat(Enumerable.Repeat("[", Depth - 1)) + """{"x":1}""" + new string(']', Depth - 1), Deep);
        var count = 0;
        Exception? failure = null;
        var thread = new Thread(
            () => failure = Record.Exception(() => { count = JsonPathQuery.Parse(text).Select(document).Count; }), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        Assert.Equal(matches, count);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!(", ")")]
    [InlineData("@[?", "]")]
    [InlineData("length(", ") == 1")]
    [InlineData("length(value($[?", "])) == 1")]
    public void Deeply_nested_query_is_a_syntax_error(string open, string close)
    {
        const int levels = 100_000;
        var text = "$[?" + string.Concat(Enumerable.Repeat(open, levels)) + "@" + string.Concat(Enumerable.Repeat(close, levels)) + "]";
        Assert.Contains("nests", Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse(text)).Message);
    }

    [Fact]
    public void Long_flat_query_is_no_deep_one()
    {
        var document = JsonElement.Parse("[1]");
        var condition = string.Join(" || ", Enumerable.Repeat("@ == 2 && @ == 1", 20_000));
        Assert.Empty(JsonPathQuery.Parse($"$[?{condition}]").Select(document));
        Assert.Empty(JsonPathQuery.Parse("$" + string.Concat(Enumerable.Repeat("..a", 20_000))).Select(document));
    }

    [Theory]
    [InlineData("$[0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0]")]
    [InlineData("$..*..*..*..*")]
    public void Exploding_query_is_stopped(string text)
    {
        var document = JsonElement.Parse(new string('[', Depth) + new string(']', Depth), Deep);
        Assert.Throws<JsonPathLimitException>(() => JsonPathQuery.Parse(text).Select(document));
    }

    [Theory]
    [InlineData("""{"\ud800": 1, "a": 2}""", "$.a", 1)]
    [InlineData("""{"\ud800": 1, "a": 2}""", "$[?@ == 2]", 1)]
    [InlineData("""["\ud800", "\udc00b"]""", "$[?@ > 'a']", 2)]
    [InlineData("""["\ud800"]""", "$[?length(@) == 1]", 1)]
    [InlineData("""["\ud800"]""", "$[?match(@, 'a')]", 0)]
    [InlineData("""[{"a": "\ud800"}, {"a": "\ud800"}]""", "$[?@ == $[0]]", 2)]
    [InlineData("""[1e99999999999999999999, -1e99999999999999999999]""", "$[?@ > 5]", 1)]
    [InlineData("""[{"n": 1e99999999999999999999}]""", "$[?@ == $[0]]", 1)]
    public void Odd_document_makes_no_evaluation_fail(string document, string text, int matches) =>
        Assert.Equal(matches, JsonPathQuery.Parse(text).Select(JsonElement.Parse(document)).Count);
}
