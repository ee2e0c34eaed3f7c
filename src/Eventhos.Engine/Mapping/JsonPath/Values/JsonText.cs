using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Eventhos.Engine.Mapping.JsonPath.Values;

/// <summary>
/// JSON strings as UTF-8, whose byte order is the order of Unicode scalar values that RFC 9535, section 2.3.5.2.2 asks for.
/// A lone surrogate escape becomes the three bytes its number would have, so that no document makes a comparison throw.
/// </summary>
internal static class JsonText
{
    private const int EscapedUnitLength = 6;

    /// <summary>The characters of a string element; allocates only where it holds escapes.</summary>
    public static ReadOnlySpan<byte> Of(JsonElement text) => Unescape(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>The number of Unicode scalar values (RFC 9535, section 2.4.4).</summary>
    public static long CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var unit in utf8)
        {
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return raw;
        }

        var plain = new byte[raw.Length];
        var written = 0;
        for (var read = 0; read < raw.Length;)
        {
            if (raw[read] != '\\')
            {
                plain[written++] = raw[read++];
            }
            else if (raw[read + 1] == 'u')
            {
                written += WriteCodePoint(ReadCodePoint(raw, ref read), plain.AsSpan(written));
            }
            else
            {
                plain[written++] = Meaning(raw[read + 1]);
                read += 2;
            }
        }

        return plain.AsSpan(0, written);
    }

    private static int ReadCodePoint(ReadOnlySpan<byte> raw, ref int read)
    {
        var unit = ReadUnit(raw[read..]);
        read += EscapedUnitLength;
        if (!char.IsHighSurrogate(unit) || !raw[read..].StartsWith("\\u"u8))
        {
            return unit;
        }

        var next = ReadUnit(raw[read..]);
        if (!char.IsLowSurrogate(next))
        {
            return unit;
        }

        read += EscapedUnitLength;
        return char.ConvertToUtf32(unit, next);
    }

    private static char ReadUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..EscapedUnitLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int WriteCodePoint(int codePoint, Span<byte> target)
    {
        if (Rune.TryCreate(codePoint, out var rune))
        {
            return rune.EncodeToUtf8(target);
        }

        target[0] = (byte)(0xE0 | (codePoint >> 12));
        target[1] = (byte)(0x80 | ((codePoint >> 6) & 0x3F));
        target[2] = (byte)(0x80 | (codePoint & 0x3F));
        return 3;
    }

    private static byte Meaning(byte escaped) => escaped switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escaped,
    };
}
