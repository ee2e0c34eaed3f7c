using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;

namespace Eventhos.Server.Mail;

/// <summary>A body as people read it.</summary>
internal static class BodyText
{
    /// <summary>How much of a body a mail shows, in bytes of UTF-8.</summary>
    public const int MaxBytes = 4096;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonFormat.MaxDepth + 8,
    };

    /// <summary>How its bytes are to be read.</summary>
    public static BodyFormat FormatOf(ReadOnlyMemory<byte> body, string? contentType) => BodyRecognition.RecogniseReply(contentType, body.Span);

    /// <summary>A JSON value over several lines.</summary>
    public static string Of(JsonElement value) => JsonSerializer.Serialize(value, Indented);

    /// <summary>Bytes that are no JSON; a sentence where they are no text either.</summary>
    public static string Of(ReadOnlyMemory<byte> body, string? contentType)
    {
        var text = TextEncodings.Of(contentType).GetString(body.Span);
        return body.Span.Contains((byte)0) || text.Count(character => character == '\uFFFD') > text.Length / 20
            ? $"({body.Length} bytes that are no text)"
            : text;
    }

    /// <summary>As much as a mail shows, and a sentence on the rest; null for no rest.</summary>
    public static (string Shown, string? Cut) Bounded(string text)
    {
        text = Printable(text);
        var length = Encoding.UTF8.GetByteCount(text);
        if (length <= MaxBytes)
        {
            return (text, null);
        }

        var end = 0;
        for (var bytes = 0; end < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out var characters);
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                break;
            }

            end += characters;
        }

        var shown = text[..end];
        return (shown, $"The first {Encoding.UTF8.GetByteCount(shown)} of {length} bytes; {length - Encoding.UTF8.GetByteCount(shown)} are not shown.");
    }

    /// <summary>Without what would confuse a mail client: control characters, and line ends other than LF.</summary>
    public static string Printable(string text) => string.Concat(
        text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes()
            .Select(rune => rune.Value == '\r' ? "\n" : Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? "\uFFFD" : rune.ToString()));

    /// <summary>On one line, and no longer than <paramref name="max"/> characters.</summary>
    public static string Line(string text, int max)
    {
        var line = string.Join(' ', Printable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= max)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[max - 1]) ? max - 1 : max;
        return $"{line[..end]}…";
    }
}
