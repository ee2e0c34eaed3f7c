using System.Globalization;

namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>The character properties of RFC 9485, section 4: general categories of Unicode and their groups.</summary>
internal static class UnicodeProperties
{
    private static readonly Dictionary<string, UnicodeCategory> Categories = new()
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Co"] = UnicodeCategory.PrivateUse,
        ["Cn"] = UnicodeCategory.OtherNotAssigned,
    };

    private static readonly Lazy<Dictionary<UnicodeCategory, CodePointSet>> Sets = new(ReadSets);

    /// <summary>The characters of a property such as <c>Lu</c> or <c>L</c>; null if there is no such property.</summary>
    public static CodePointSet? Find(string property)
    {
        var found = new CodePointSet();
        var isKnown = false;
        foreach (var (name, category) in Categories)
        {
            if (name == property || (property.Length == 1 && name[0] == property[0]))
            {
                found.Add(Sets.Value[category]);
                isKnown = true;
            }
        }

        return isKnown ? found : null;
    }

    private static Dictionary<UnicodeCategory, CodePointSet> ReadSets()
    {
        const int end = 0x110000;
        var sets = Enum.GetValues<UnicodeCategory>().ToDictionary(category => category, _ => new CodePointSet());
        var first = 0;
        var category = CharUnicodeInfo.GetUnicodeCategory(first);
        for (var codePoint = 1; codePoint < end; codePoint++)
        {
            var next = CharUnicodeInfo.GetUnicodeCategory(codePoint);
            if (next != category)
            {
                sets[category].Add(first, codePoint - 1);
                (first, category) = (codePoint, next);
            }
        }

        sets[category].Add(first, end - 1);
        return sets;
    }
}
