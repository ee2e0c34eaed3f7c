using System.Globalization;
using System.Text;

namespace Eventhos.Engine.Mapping.JsonPath.Parsing;

/// <summary>Reads strings, integers and numbers (RFC 9535, sections 2.3.1.1, 2.3.3.1 and 2.3.5.1).</summary>
internal static class LiteralReader
{
    /// <summary>Indexes stay within what every JSON implementation counts exactly (RFC 9535, section 2.1).</summary>
    private const long MaxInteger = (1L << 53) - 1;

    private const int HexDigits = 4;

    /// <summary>An index; null if none starts here.</summary>
    public static long? TryReadInteger(QueryText text)
    {
        var start = text.Position;
        text.TryTake("-");
        var digits = text.TakeWhile(char.IsAsciiDigit);
        if (digits.Length == 0)
        {
            return text.Position == start ? null : throw text.Fail("Expected a digit.");
        }

        var written = text.Since(start);
        if (written == "-0" || HasLeadingZero(digits))
        {
            throw QueryText.Fail("An index has no leading zero and no negative zero.", start);
        }

        return long.TryParse(written, CultureInfo.InvariantCulture, out var integer) && Math.Abs(integer) <= MaxInteger
            ? integer
            : throw QueryText.Fail("The index is too large.", start);
    }

    /// <summary>A number as written, which is a JSON number too.</summary>
    public static string ReadNumber(QueryText text)
    {
        var start = text.Position;
        text.TryTake("-");
        if (HasLeadingZero(ReadDigits(text)))
        {
            throw QueryText.Fail("A number has no leading zero.", start);
        }

        if (text.TryTake("."))
        {
            ReadDigits(text);
        }

        if (text.TryTake("e") || text.TryTake("E"))
        {
            _ = text.TryTake("+") || text.TryTake("-");
            ReadDigits(text);
        }

        return text.Since(start);
    }

    public static string ReadString(QueryText text)
    {
        var start = text.Position;
        var quote = text.Read();
        var value = new StringBuilder();
        while (text.Peek() != quote)
        {
            if (text.IsAtEnd)
            {
                throw QueryText.Fail("The string has no end.", start);
            }

            var at = text.Position;
            var character = text.Read();
            if (character < ' ')
            {
                throw QueryText.Fail("A string holds control characters only as escapes.", at);
            }

            if (character == '\\')
            {
                value.Append(ReadEscape(text, quote));
            }
            else if (char.IsSurrogate(character))
            {
                // Its other half has to follow as it is, not as an escape.
                value.Append(character).Append(LowSurrogate(character, text.Read(), at));
            }
            else
            {
                value.Append(character);
            }
        }

        text.Read();
        return value.ToString();
    }

    /// <summary>Where a name holds half a surrogate pair; -1 if nowhere.</summary>
    public static int FindLoneSurrogate(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]))
            {
                if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    private static string ReadDigits(QueryText text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit);
        return digits.Length > 0 ? digits : throw text.Fail("Expected a digit.");
    }

    private static bool HasLeadingZero(string digits) => digits.Length > 1 && digits[0] == '0';

    private static string ReadEscape(QueryText text, char quote)
    {
        var at = text.Position - 1;
        var escaped = text.Read();
        switch (escaped)
        {
            case 'b':
                return "\b";
            case 'f':
                return "\f";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'u':
                return ReadUnicodeEscape(text, at);
            default:
                return escaped is '/' or '\\' || escaped == quote
                    ? escaped.ToString()
                    : throw QueryText.Fail("There is no such escape.", at);
        }
    }

    private static string ReadUnicodeEscape(QueryText text, int at)
    {
        var unit = ReadHex(text);
        if (!char.IsSurrogate(unit))
        {
            return unit.ToString();
        }

        var low = text.TryTake("\\u") ? ReadHex(text) : '\0';
        return $"{unit}{LowSurrogate(unit, low, at)}";
    }

    private static char LowSurrogate(char high, char low, int at) =>
        char.IsSurrogatePair(high, low) ? low : throw QueryText.Fail("The string holds half a surrogate pair.", at);

    private static char ReadHex(QueryText text)
    {
        var value = 0;
        for (var i = 0; i < HexDigits; i++)
        {
            if (!char.IsAsciiHexDigit(text.Peek()))
            {
                throw text.Fail("Expected a hexadecimal digit.");
            }

            value = (value << 4) | int.Parse([text.Read()], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return (char)value;
    }
}
