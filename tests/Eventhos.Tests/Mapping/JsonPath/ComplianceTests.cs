using System.Text.Json;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Tests.Mapping.JsonPath;

public sealed class ComplianceTests
{
    public static TheoryData<string> ValidQueries => [.. Names(isInvalid: false)];

    public static TheoryData<string> InvalidQueries => [.. Names(isInvalid: true)];

    [Theory]
    [MemberData(nameof(ValidQueries))]
    public void Valid_query_selects_the_nodes_of_the_standard(string name)
    {
        var test = ComplianceCase.All[name];
        var query = JsonPathQuery.Parse(test.Selector);
        var nodes = query.Select(test.Document);
        Assert.True(test.Allows(nodes), $"{test.Selector} selected {string.Join(" | ", nodes)}");

        Assert.Equal(nodes.Count > 0, query.TrySelectFirst(test.Document, out var first));
        Assert.Equal(nodes.Count > 0 ? nodes[0].GetRawText() : "", first.ValueKind == JsonValueKind.Undefined ? "" : first.GetRawText());
    }

    [Theory]
    [MemberData(nameof(InvalidQueries))]
    public void Invalid_query_is_refused_at_parse(string name)
    {
        var selector = ComplianceCase.All[name].Selector;
        var refusal = Assert.Throws<JsonPathSyntaxException>(() => JsonPathQuery.Parse(selector));
        Assert.InRange(refusal.Position, 0, selector.Length);
    }

    private static IEnumerable<string> Names(bool isInvalid) =>
        ComplianceCase.All.Where(test => test.Value.IsInvalid == isInvalid).Select(test => test.Key);
}
