using System.Globalization;
using System.Text;

namespace Eventhos.Server.Ui.Parts;

/// <summary>An identifier made of what people call a thing.</summary>
public static class ProposedIdentifier
{
    private const int Longest = 80;

    /// <summary>Small letters and digits, joined by dashes; accents are dropped.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                text.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }

            if (text.Length == Longest)
            {
                break;
            }
        }

        return text.ToString().TrimEnd('-');
    }
}
