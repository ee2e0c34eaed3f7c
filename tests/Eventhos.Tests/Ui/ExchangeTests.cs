using Eventhos.Server.Ui.EventLog.Exchange;

namespace Eventhos.Tests.Ui;

/// <summary>Requests and answers as pages show them.</summary>
public sealed class ExchangeTests
{
    [Theory]
    [InlineData("""{"a":1.10,"b":[],"c":{"d":[true,null]},"e":"\u00e9\u202e<"}""", "{\n  \"a\": 1.10,\n  \"b\": [],\n  \"c\": {\n    \"d\": [\n      true,\n      null\n    ]\n  },\n  \"e\": \"é\\u202e<\"\n}")]
    [InlineData("[]", "[]")]
    [InlineData("7", "7")]
    public void Json_gets_a_line_for_each_value_and_what_is_not_seen_is_escaped(string json, string expected) =>
        Assert.Equal((expected, false), PrettyJson.Of(json, 1_000));

    [Theory]
    [InlineData("{broken")]
    [InlineData("<xml/>")]
    [InlineData("")]
    public void What_is_no_json_is_left_alone(string text) => Assert.Null(PrettyJson.Of(text, 1_000));

    [Fact]
    public void However_deep_and_long_it_is_no_more_than_asked_is_made()
    {
        var deep = new string('[', 50_000) + new string(']', 50_000);
        var pretty = PrettyJson.Of(deep, 10_000);
        Assert.Equal((10_000, true), (pretty!.Value.Text.Length, pretty.Value.IsCut));
        Assert.Equal("😀", BodyText.Cut("😀😀", 3));
    }

    [Fact]
    public void Two_texts_differ_in_the_fewest_lines()
    {
        string[] before = ["POST /", "a: 1", "", "{", "  \"x\": 1,", "  \"y\": 2", "}"];
        string[] after = ["POST /", "a: 2", "", "{", "  \"y\": 2", "}", "more"];
        Assert.Equal(
            ["=POST /", "-a: 1", "+a: 2", "=", "={", "-  \"x\": 1,", "=  \"y\": 2", "=}", "+more"],
            LineDiff.Of(before, after).Select(line => $"{line.Kind switch { DiffKind.Added => '+', DiffKind.Removed => '-', _ => '=' }}{line.Text}"));
        Assert.Empty(LineDiff.Of([], []));
    }

    [Fact]
    public void A_command_is_one_whatever_stands_in_the_request()
    {
        var body = System.Text.Json.JsonSerializer.SerializeToElement("@it's; rm -rf /");
        Assert.Equal(
            """
            curl -X 'POST' 'http://hub/a?b=c%20d' \
              -H 'x: $(boom)' \
              --data-raw '@it'\''s; rm -rf /'
            """.ReplaceLineEndings("\n"),
            CurlCommand.Of("POST", CurlCommand.Address("http://hub/a", [("b", "c d")]), [("x", "$(boom)"), ("Host", "hub")], body, "body.json"));
    }
}
