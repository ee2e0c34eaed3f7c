using System.Text.Json;
using CsCheck;
using Eventhos.Engine.Mapping.JsonPath;

namespace Eventhos.Tests.Mapping.JsonPath;

public sealed class FirstMatchTests
{
    private static readonly Gen<string> Name = Gen.OneOf("a", "b", "c");

    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, inner) =>
        depth > 4
            ? Gen.Int[-2, 2].Select(number => $"{number}")
            : Gen.OneOf(
                Gen.OneOf("1", "1.0", "\"a\"", "\"\\u0061\"", "null", "true", "[]", "{}"),
                inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                Gen.Select(Name, inner).Array[0, 4].Select(Members)));

    private static readonly Gen<string> Selector = Gen.OneOf(
        Name.Select(name => $"'{name}'"),
        Gen.Int[-3, 3].Select(index => $"{index}"),
        Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3], Gen.Int[-2, 2], (start, end, step) => $"{start}:{end}:{step}"),
        Gen.OneOf("*", "?@.a", "?@ == 1", "?value(@..b) == $.a", "?count(@.*) > 1", "?match(@, 'a|b')", "?!@[0] || @ < 'b'"));

    private static readonly Gen<string> Query =
        Gen.Select(Gen.OneOf("", ".."), Selector.Array[1, 3], (dots, selectors) => $"{dots}[{string.Join(',', selectors)}]")
            .Array[0, 4].Select(segments => "$" + string.Concat(segments));

    [Fact]
    public void First_match_is_the_first_of_all_matches() =>
        Gen.Select(Document, Query).Sample(
            (document, text) =>
            {
                var root = JsonElement.Parse(document);
                var query = JsonPathQuery.Parse(text);
                var all = query.Select(root);
                var isFound = query.TrySelectFirst(root, out var first);
                return isFound == (all.Count > 0) && (!isFound || first.GetRawText() == all[0].GetRawText());
            },
            iter: 2_000);

    [Fact]
    public void First_match_is_found_without_visiting_the_rest()
    {
        // The whole nodelist of this query is beyond what one evaluation may visit.
        var root = JsonElement.Parse($"[{string.Join(',', Enumerable.Repeat("[1,1,1,1,1,1,1,1]", 1_000))}]");
        var query = JsonPathQuery.Parse("$..[?count($..*) > 1]");
        Assert.True(query.TrySelectFirst(root, out var first));
        Assert.Equal("[1,1,1,1,1,1,1,1]", first.GetRawText());
        Assert.Throws<JsonPathLimitException>(() => query.Select(root));
    }

    private static string Members((string Name, string Value)[] members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";
}
