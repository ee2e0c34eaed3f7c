using System.Text;

namespace Eventhos.Server.Ui.Parts;

/// <summary>An identifier made of what people call a thing.</summary>
public static class ProposedIdentifier
{
    private const int Longest = 80;

    // By hand: the hub runs without tables of the world's languages, by which a text could be taken apart.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <summary>Small letters and digits, joined by dashes; the accents of Western Europe are dropped.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name.Select(char.ToLowerInvariant))
        {
            if (char.IsLetterOrDigit(character))
            {
                text.Append(Accented.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : character);
            }
            else if (text.Length > 0 && text[^1] != '-')
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
