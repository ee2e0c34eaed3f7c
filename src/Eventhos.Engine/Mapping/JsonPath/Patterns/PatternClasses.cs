namespace Eventhos.Engine.Mapping.JsonPath.Patterns;

/// <summary>The atoms of RFC 9485, section 4, that stand for one character: itself, an escape, a property or a class.</summary>
internal static class PatternClasses
{
    private const string Special = "()*+.?[\\]{|}^$";
    private const string Escapable = "()*+-.?[\\]^{|}";

    /// <summary>The characters that may stand at this place; null if no such atom starts here.</summary>
    public static CodePointSet? TryRead(PatternText text)
    {
        if (text.TryTake("."))
        {
            var lineEnds = new CodePointSet();
            lineEnds.Add('\n', '\n');
            lineEnds.Add('\r', '\r');
            return lineEnds.Complement();
        }

        if (text.TryTake("["))
        {
            return ReadClass(text);
        }

        if (IsAtProperty(text))
        {
            return ReadProperty(text);
        }

        return text.Peek() switch
        {
            '\\' => Single(ReadEscape(text)),
            >= 0 and < 128 and var ascii when Special.Contains((char)ascii) => null,
            _ => Single(text.Read()),
        };
    }

    private static CodePointSet? ReadClass(PatternText text)
    {
        var isNegated = text.TryTake("^");
        var set = new CodePointSet();
        var isEmpty = true;
        if (text.TryTake("-"))
        {
            set.Add('-', '-');
            isEmpty = false;
        }

        while (!text.StartsWith("]"))
        {
            if (!isEmpty && text.TryTake("-"))
            {
                set.Add('-', '-');
                break;
            }

            if (!TryReadMember(text, set))
            {
                return null;
            }

            isEmpty = false;
        }

        if (isEmpty || !text.TryTake("]"))
        {
            return null;
        }

        return isNegated ? set.Complement() : set;
    }

    private static bool TryReadMember(PatternText text, CodePointSet set)
    {
        if (IsAtProperty(text))
        {
            var property = ReadProperty(text);
            set.Add(property ?? new CodePointSet());
            return property is not null;
        }

        var first = ReadClassCharacter(text);
        var last = first;
        if (text.StartsWith("-") && !text.StartsWith("-]"))
        {
            text.Read();
            last = ReadClassCharacter(text);
        }

        if (first < 0 || last < first)
        {
            return false;
        }

        set.Add(first, last);
        return true;
    }

    private static int ReadClassCharacter(PatternText text) => text.Peek() switch
    {
        '\\' => ReadEscape(text),
        '-' or '[' or ']' => -1,
        _ => text.Read(),
    };

    private static int ReadEscape(PatternText text)
    {
        text.Read();
        var escaped = text.Read();
        return escaped switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            >= 0 and < 128 when Escapable.Contains((char)escaped) => escaped,
            _ => -1,
        };
    }

    private static bool IsAtProperty(PatternText text) => text.StartsWith("\\p{") || text.StartsWith("\\P{");

    private static CodePointSet? ReadProperty(PatternText text)
    {
        var isNegated = text.StartsWith("\\P");
        text.TakeUntil('{');
        var found = text.TakeUntil('}') is { } name ? UnicodeProperties.Find(name) : null;
        return isNegated ? found?.Complement() : found;
    }

    private static CodePointSet? Single(int codePoint)
    {
        if (codePoint < 0)
        {
            return null;
        }

        var set = new CodePointSet();
        set.Add(codePoint, codePoint);
        return set;
    }
}
