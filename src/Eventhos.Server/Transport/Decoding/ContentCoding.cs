using System.IO.Compression;

namespace Eventhos.Server.Transport.Decoding;

/// <summary>The content codings that bodies may come in (RFC 9110 section 8.4.1).</summary>
internal static class ContentCoding
{
    /// <summary>Them, as a header lists them.</summary>
    public const string All = "gzip, br, deflate";

    /// <summary>A stream that undoes a coding; null for one that is not known.</summary>
    public static Stream? Undo(string coding, Stream body) => coding.ToLowerInvariant() switch
    {
        "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),

        // The name is deflate, the format that of zlib (RFC 1950).
        "deflate" => new ZLibStream(body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };
}
