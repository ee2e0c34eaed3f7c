using System.Buffers.Text;
using System.Text;

namespace Eventhos.Bench.Drive;

/// <summary>Reads the little of HTTP/1.1 responses that matters: the status, and where the response ends.</summary>
internal static class AnswerReader
{
    /// <summary>True once the bytes hold a whole response; requests are never pipelined, so nothing follows it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Answer answer)
    {
        answer = default;
        var headLength = bytes.IndexOf("\r\n\r\n"u8);
        if (headLength < 0)
        {
            return false;
        }

        if (!bytes.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(bytes[9..12], out int status, out _))
        {
            throw new InvalidDataException("Not an HTTP/1.1 response.");
        }

        var length = 0;
        var chunked = false;
        var close = false;
        var fields = bytes[..(headLength + 2)];
        for (var end = fields.IndexOf("\r\n"u8); end >= 0; end = fields.IndexOf("\r\n"u8))
        {
            var field = fields[..end];
            fields = fields[(end + 2)..];
            if (Value(field, "content-length:"u8, out var value))
            {
                length = Utf8Parser.TryParse(value, out int stated, out _) ? stated : 0;
            }
            else if (Value(field, "transfer-encoding:"u8, out value))
            {
                chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }
            else if (Value(field, "connection:"u8, out value))
            {
                close = Ascii.EqualsIgnoreCase(value, "close"u8);
            }
        }

        answer = new(status, close);
        var body = bytes[(headLength + 4)..];
        return chunked ? body.EndsWith("0\r\n\r\n"u8) : body.Length >= length;
    }

    private static bool Value(ReadOnlySpan<byte> field, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        // The lengths and first letters of most fields differ: cheap to tell before comparing.
        if (field.Length > name.Length && (field[0] | 0x20) == name[0] && Ascii.EqualsIgnoreCase(field[..name.Length], name))
        {
            value = field[name.Length..].Trim((byte)' ');
            return true;
        }

        value = default;
        return false;
    }
}
