using System.Runtime.InteropServices;
using System.Text;

namespace Eventhos.Engine.Mapping;

/// <summary>A place in a text as editors count: lines and characters, both from 1.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place of a byte.</summary>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Clamp(offset, 0, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new TextPosition(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The place of a byte of a line; line and byte count from 0, as the framework's JSON reader does.</summary>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, long line, long byteInLine)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            var end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return Of(utf8, (int)Math.Min(utf8.Length, start + byteInLine));
    }
}
