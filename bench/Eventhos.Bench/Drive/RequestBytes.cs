using System.Buffers.Text;
using System.Text;

namespace Eventhos.Bench.Drive;

/// <summary>One request as bytes, built once; only the number and the time of sending are patched in place.</summary>
internal sealed class RequestBytes
{
    private const int NumberWidth = 10;
    private const int TimeWidth = 19;
    private const string Start = """{"id":"evt-0000000000","seq":0000000000,"sent":0000000000000000000,""";
    private const string Middle = """
        "type":"order.updated","order":{"customer":{"name":"Ana Torres","city":"Lima"},"total":129.9,"paid":true},"note":"
        """;

    private const string End = "\"}";

    private readonly byte[] _bytes;
    private readonly int _id;
    private readonly int _seq;
    private readonly int _sent;

    public RequestBytes(DriveOrder order, int port)
    {
        var body = Body(order.BodyLength);
        var head = $"POST /event/send?event-identifier={Uri.EscapeDataString(order.EventIdentifier)} HTTP/1.1\r\n"
            + $"Host: 127.0.0.1:{port}\r\naccess-key: {order.Token}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        _bytes = Encoding.ASCII.GetBytes(head + body);
        _id = head.Length + body.IndexOf("0000", StringComparison.Ordinal);
        _seq = head.Length + body.IndexOf("\"seq\":", StringComparison.Ordinal) + 6;
        _sent = head.Length + body.IndexOf("\"sent\":", StringComparison.Ordinal) + 7;
    }

    public static int ShortestBody => Start.Length + Middle.Length + End.Length;

    public ReadOnlySpan<byte> Patch(long seq, long sent)
    {
        Write(_bytes.AsSpan(_id, NumberWidth), seq, (byte)'0');
        Write(_bytes.AsSpan(_seq, NumberWidth), seq, (byte)' ');
        Write(_bytes.AsSpan(_sent, TimeWidth), sent, (byte)' ');
        return _bytes;
    }

    private static string Body(int length) =>
        Start + Middle + new string('x', Math.Max(0, length - ShortestBody)) + End;

    /// <summary>Writes a number right-aligned: JSON allows no leading zeros, but spaces before a number.</summary>
    private static void Write(Span<byte> field, long number, byte padding)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out var length);
        field[..^length].Fill(padding);
        digits[..length].CopyTo(field[^length..]);
    }
}
