using System.Text.RegularExpressions;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Tests.Ui;

/// <summary>Every text of the pages is there in every language.</summary>
public sealed partial class PageTextsTests
{
    [Fact]
    public void All_languages_have_the_same_keys_with_the_same_places()
    {
        var english = PageTexts.All[0];
        foreach (var other in PageTexts.All.Skip(1))
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key => Assert.Equal(Places(english[key]), Places(other[key])));
        }
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
