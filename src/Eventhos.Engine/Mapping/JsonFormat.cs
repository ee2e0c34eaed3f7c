using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eventhos.Engine.Mapping;

/// <summary>How the hub reads and writes JSON (RFC 8259): bounded depth, a leading byte order mark tolerated, characters as they are.</summary>
public static class JsonFormat
{
    /// <summary>Deepest nesting accepted.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>Writer settings: no indentation, no needless escapes.</summary>
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth + 8 };

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="JsonException">Not JSON, or deeper than <see cref="MaxDepth"/>.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8) => JsonElement.Parse(WithoutMark(utf8), DocumentOptions);

    /// <summary>Null when the bytes are one JSON value, else one sentence that says what is wrong and where.</summary>
    public static string? FaultIn(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(WithoutMark(utf8), ReaderOptions);
        try
        {
            while (reader.Read())
            {
                // Reading on is all that checks.
            }

            return null;
        }
        catch (JsonException e)
        {
            return Sentence(e);
        }
    }

    /// <summary>The bytes after a leading UTF-8 byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static string Sentence(JsonException e)
    {
        // The framework appends its own "LineNumber: … | BytePositionInLine: …", which counts from 0.
        var text = e.Message;
        var tail = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = (tail < 0 ? text : text[..tail]).Replace(" Change the reader options.", "", StringComparison.Ordinal)
            .Replace(" is not supported in this mode", " is not allowed", StringComparison.Ordinal)
            .Replace(", which is not allowed", "", StringComparison.Ordinal).TrimEnd('.', ' ');
        return $"{what}, at line {(e.LineNumber ?? 0) + 1}, position {(e.BytePositionInLine ?? 0) + 1}.";
    }
}
