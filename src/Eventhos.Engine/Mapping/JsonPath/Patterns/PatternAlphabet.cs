using System.Text;

namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>
/// Replaces characters by letters, one for all characters that a pattern does not tell apart. The regular expression
/// then runs over few letters, each a single UTF-16 unit, whatever plane and category the characters are of.
/// </summary>
internal sealed class PatternAlphabet
{
    /// <summary>From here letters have neither case nor meaning in a .NET expression.</summary>
    private const char FirstLetter = '\u4E00';

    /// <summary>Where the letter changes, from the first character on.</summary>
    private readonly List<int> starts = [0];
    private readonly List<char> letters = [];
    private readonly StringBuilder[] lettersOfSet;

    public PatternAlphabet(IReadOnlyList<CodePointSet> sets)
    {
        lettersOfSet = [.. sets.Select(_ => new StringBuilder())];
        var changes = sets
            .SelectMany((set, number) => set.Ranges.SelectMany(range => new[] { (At: range.First, number), (At: range.Last + 1, number) }))
            .GroupBy(change => change.At, change => change.number)
            .OrderBy(change => change.Key);
        var known = new Dictionary<string, char>();
        var active = new SortedSet<int>();
        foreach (var change in changes)
        {
            if (change.Key > 0)
            {
                letters.Add(LetterFor(active, known));
                starts.Add(change.Key);
            }

            active.SymmetricExceptWith(change);
        }

        letters.Add(LetterFor(active, known));
    }

    /// <summary>The letters of a set, as a .NET character class.</summary>
    public string ClassOf(int set) => lettersOfSet[set].Length == 0 ? @"[^\s\S]" : $"[{lettersOfSet[set]}]";

    public string Translate(string subject)
    {
        var translated = new StringBuilder(subject.Length);
        foreach (var rune in subject.EnumerateRunes())
        {
            var found = starts.BinarySearch(rune.Value);
            translated.Append(letters[found >= 0 ? found : ~found - 1]);
        }

        return translated.ToString();
    }

    private char LetterFor(SortedSet<int> active, Dictionary<string, char> known)
    {
        var key = string.Join(',', active);
        if (!known.TryGetValue(key, out var letter))
        {
            letter = (char)(FirstLetter + known.Count);
            known.Add(key, letter);
            foreach (var set in active)
            {
                lettersOfSet[set].Append(letter);
            }
        }

        return letter;
    }
}
