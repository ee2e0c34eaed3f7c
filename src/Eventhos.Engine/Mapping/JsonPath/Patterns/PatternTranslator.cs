using System.Globalization;
using System.Text;

namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>
/// Checks an I-Regexp against the grammar of RFC 9485, section 4, and writes it as a .NET expression over a small alphabet.
/// As in the mapping to PCRE (section 5.4) an unescaped <c>^</c> or <c>$</c> stands for an end of the text.
/// </summary>
internal sealed class PatternTranslator
{
    private const int MaxDepth = 50;
    private const int MaxSize = 2_000;
    private const int MaxTextLength = 4_000;
    private const int MaxLength = 200_000;
    private const int Invalid = -1;

    /// <summary>Stands in the output for the first set; the private characters after it for the others.</summary>
    private const char FirstPlaceholder = '\uE000';

    private readonly PatternText text;
    private readonly SetRegister sets = new();
    private readonly StringBuilder output = new();
    private int depth;

    private PatternTranslator(string text)
    {
        this.text = new PatternText(text);
    }

    /// <summary>The .NET expression and the alphabet its subjects are written in; null if the text is no I-Regexp.</summary>
    public static (string Expression, PatternAlphabet Alphabet)? Translate(string pattern)
    {
        if (pattern.Length > MaxTextLength)
        {
            throw TooLarge();
        }

        var translator = new PatternTranslator(pattern);
        if (translator.Branches() == Invalid || !translator.text.IsAtEnd)
        {
            return null;
        }

        var alphabet = new PatternAlphabet(translator.sets.Sets);
        return (translator.Finish(alphabet), alphabet);
    }

    /// <summary>Puts letters where the sets stand, now that all sets are known.</summary>
    private string Finish(PatternAlphabet alphabet)
    {
        var expression = new StringBuilder();
        foreach (var unit in output.ToString())
        {
            _ = unit < FirstPlaceholder ? expression.Append(unit) : expression.Append(alphabet.ClassOf(unit - FirstPlaceholder));
            if (expression.Length > MaxLength)
            {
                throw TooLarge();
            }
        }

        return expression.ToString();
    }

    /// <summary>Returns the number of characters the expression spells out, repetitions included, or Invalid.</summary>
    private int Branches()
    {
        var size = 0;
        while (true)
        {
            while (!text.IsAtEnd && !text.StartsWith("|") && !text.StartsWith(")"))
            {
                var piece = Piece();
                if (piece == Invalid)
                {
                    return Invalid;
                }

                size = Bounded(size + piece);
            }

            if (!text.TryTake("|"))
            {
                return size;
            }

            output.Append('|');
        }
    }

    private int Piece()
    {
        var size = Atom();
        if (size == Invalid)
        {
            return Invalid;
        }

        switch (text.Peek())
        {
            case '*' or '+' or '?':
                output.Append((char)text.Read());
                return size;
            case '{':
                text.Read();
                return Repetition(size);
            default:
                return size;
        }
    }

    private int Repetition(int size)
    {
        var least = text.TakeDigits();
        var hasComma = text.TryTake(",");
        var most = hasComma ? text.TakeDigits() : least;
        if (least.IsEmpty || !text.TryTake("}"))
        {
            return Invalid;
        }

        var lower = Count(least);
        var upper = most.IsEmpty ? lower : Count(most);
        if (upper < lower)
        {
            return Invalid;
        }

        output.Append('{').Append(lower).Append(hasComma ? "," : "");
        output.Append(hasComma && !most.IsEmpty ? upper.ToString(CultureInfo.InvariantCulture) : "").Append('}');
        return Bounded(Math.Max(1, size) * Math.Max(1L, upper));
    }

    private int Atom()
    {
        if (text.TryTake("("))
        {
            return Group();
        }

        if (PatternClasses.TryRead(text) is { } set)
        {
            var number = sets.TryAdd(set) ?? throw TooLarge();
            output.Append((char)(FirstPlaceholder + number));
            return 1;
        }

        if (text.TryTake("^"))
        {
            output.Append(@"(?:\A)");
            return 1;
        }

        if (text.TryTake("$"))
        {
            output.Append(@"(?:\z)");
            return 1;
        }

        return Invalid;
    }

    private int Group()
    {
        if (++depth > MaxDepth)
        {
            throw TooLarge();
        }

        output.Append("(?:");
        var size = Branches();
        output.Append(')');
        depth--;
        return text.TryTake(")") ? size : Invalid;
    }

    private static int Count(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Bounded(count) : throw TooLarge();

    private static int Bounded(long size) => size <= MaxSize ? (int)size : throw TooLarge();

    private static JsonPathLimitException TooLarge() => new("The regular expression is too large.");
}
