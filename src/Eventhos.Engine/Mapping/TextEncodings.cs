using System.Net.Mime;
using System.Text;

namespace Eventhos.Engine.Mapping;

/// <summary>The character encoding that a Content-Type names.</summary>
public static class TextEncodings
{
    /// <summary>Latin-1 and US-ASCII where the <c>charset</c> says so, else UTF-8 (with or without a mark).</summary>
    public static Encoding Of(string? contentType)
    {
        if (contentType is null || !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8;
        }

        try
        {
            var charset = new ContentType(contentType).CharSet;
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    /// <summary>The media type without its parameters, in lower case; "" for none.</summary>
    public static string MediaType(string? contentType)
    {
        if (contentType is null)
        {
            return "";
        }

        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
    }
}
