using System.IO.Compression;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Compresses and decompresses as HTTP names it.</summary>
public static class Codings
{
    public static byte[] Encode(string coding, byte[] bytes)
    {
        using var made = new MemoryStream();
        using (Stream encoder = coding.ToLowerInvariant() switch
        {
            "br" => new BrotliStream(made, CompressionLevel.Fastest, leaveOpen: true),
            "gzip" or "x-gzip" => new GZipStream(made, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(made, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            encoder.Write(bytes);
        }

        return made.ToArray();
    }

    public static byte[] Decode(string coding, byte[] bytes)
    {
        using var from = new MemoryStream(bytes);
        using Stream decoder = coding == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var made = new MemoryStream();
        decoder.CopyTo(made);
        return made.ToArray();
    }
}
