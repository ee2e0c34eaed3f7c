using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Tests.Mapping.JsonPath;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("1", "==", "1.0")]
    [InlineData("1e2", "==", "100")]
    [InlineData("100e-2", "==", "1")]
    [InlineData("-0", "==", "0.0e5")]
    [InlineData("0.05", "==", "5e-2")]
    [InlineData("0.1", ">", "0.09999")]
    [InlineData("-0.1", "<", "-0.09999")]
    [InlineData("-1", "<", "0")]
    [InlineData("9007199254740993", ">", "9007199254740992")]
    [InlineData("9007199254740993", "!=", "9007199254740992.0")]
    [InlineData("18446744073709551617", ">", "18446744073709551616")]
    [InlineData("0.1000000000000000000000000000001", ">", "0.1")]
    [InlineData("1e400", "<", "1e401")]
    [InlineData("-1e400", ">", "-1e401")]
    [InlineData("\"\\u0061b\"", "==", "'ab'")]
    [InlineData("\"\\ud83d\\ude00\"", ">", "'\uFF5E'")]
    [InlineData("\"a\"", "<", "'ab'")]
    [InlineData("\"1\"", "!=", "1")]
    [InlineData("\"quote \\\" and \\\\\"", "==", "'quote \" and \\\\'")]
    public void Values_compare_by_what_they_mean(string value, string comparison, string literal) =>
        Assert.Single(JsonPathQuery.Parse($"$[?@ {comparison} {literal}]").Select(JsonElement.Parse($"[{value}]")));

    [Theory]
    [InlineData("""{"a": 1, "b": [1, 2]}""", """{"b": [1.0, 2e0], "a": 1}""", true)]
    [InlineData("""{"a": 1, "b": 2}""", """{"a": 1, "c": 2}""", false)]
    [InlineData("""{"\u0061": 1, "b": 0}""", """{"b": 0, "a": 1}""", true)]
    [InlineData("""[1, 2]""", """[2, 1]""", false)]
    [InlineData("""[]""", """{}""", false)]
    public void Structures_are_equal_by_value(string left, string right, bool areEqual) =>
        Assert.Equal(areEqual, JsonPathQuery.Parse("$[?@.x == @.y]").Select(JsonElement.Parse($$"""[{"x": {{left}}, "y": {{right}}}]""")).Count == 1);

    [Theory]
    [InlineData("a[bc-e]f", "adf", true)]
    [InlineData("[^a]", "\U0001F600", true)]
    [InlineData("[\U0001F5FF-\U0001F601]{2}", "\U0001F600\U0001F601", true)]
    [InlineData("[^\U0001F600]", "\U0001F600", false)]
    [InlineData("\\\\p{Lu}+", "A\U0001D400", true)]
    [InlineData("\\\\P{L}", "\U0001D400", false)]
    [InlineData("[-a]+", "a-a", true)]
    [InlineData("[a-]+", "a-a", true)]
    [InlineData("(a|b){2,3}", "abab", false)]
    [InlineData("a{2,}", "aaaa", true)]
    [InlineData("a|", "", true)]
    [InlineData("[\\\\p{Nd}x]+", "1x2", true)]
    [InlineData("a*?", "a", false)]
    [InlineData("\\\\d", "1", false)]
    [InlineData("(?i)a", "A", false)]
    [InlineData("\\\\p{Xx}a.", "a.", false)]
    [InlineData("[]", "a", false)]
    [InlineData("a{2,1}", "aa", false)]
    [InlineData("(a", "a", false)]
    [InlineData("a)", "a", false)]
    public void Pattern_is_an_internet_regular_expression(string pattern, string subject, bool matches)
    {
        var document = JsonElement.Parse($"[\"{subject}\"]");
        Assert.Equal(matches, JsonPathQuery.Parse($"$[?match(@, '{pattern}')]").Select(document).Count == 1);
    }

    [Theory]
    [InlineData("a{5000}")]
    [InlineData("(a{1000}){1000}")]
    [InlineData("a{99999999999}")]
    public void Oversized_pattern_is_refused(string pattern)
    {
        Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse($"$[?match(@, '{pattern}')]"));
        var document = JsonElement.Parse($"[\"{pattern}\"]");
        Assert.Throws<JsonPathLimitException>(() => JsonPathQuery.Parse("$[?match(@, $[0])]").Select(document));
    }
}
