using System.Globalization;
using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>A request on its way to becoming odd. Characters of its head stand for bytes.</summary>
internal sealed class RequestDraft(string method, string path, string query)
{
    public string Method { get; set; } = method;

    /// <summary>The path as it is sent.</summary>
    public string Path { get; set; } = path;

    /// <summary>The query as it is sent, without the question mark.</summary>
    public string Query { get; set; } = query;

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    /// <summary>The body goes out in chunks of this size; 0 for a body of known length.</summary>
    public int ChunkSize { get; set; }

    /// <summary>What follows where a header promises a body that is none.</summary>
    public byte[] Tail { get; set; } = [];

    /// <summary>False where the request is no HTTP: the web server itself may then refuse it, or hang up.</summary>
    public bool IsHttp { get; set; } = true;

    /// <summary>What was done to it.</summary>
    public List<string> Oddities { get; } = [];

    /// <summary>Sets a header that may be there once.</summary>
    public void Set(string name, string value)
    {
        Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Headers.Add((name, value));
    }

    /// <summary>As it goes over the wire.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(Method).Append(' ').Append(Path).Append(Query.Length > 0 ? "?" : "").Append(Query).Append(" HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (Body is not null)
        {
            head.Append(ChunkSize > 0 ? "Transfer-Encoding: chunked\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n"));
        }

        var start = Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
        return Body is null ? [.. start, .. Tail] : ChunkSize > 0 ? [.. start, .. Chunks(Body, ChunkSize)] : [.. start, .. Body];
    }

    private static byte[] Chunks(byte[] body, int size)
    {
        using var chunks = new MemoryStream();
        for (var at = 0; at < body.Length; at += size)
        {
            var part = body.AsSpan(at, Math.Min(size, body.Length - at));
            chunks.Write(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"));
            chunks.Write(part);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }
}
