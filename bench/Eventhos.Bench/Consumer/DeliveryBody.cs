using System.Buffers.Text;

namespace Eventhos.Bench.Consumer;

/// <summary>Finds the two numbers the consumer needs in a delivered body, without parsing the rest.</summary>
internal static class DeliveryBody
{
    public static bool TryRead(ReadOnlySpan<byte> body, out long seq, out long sent)
    {
        sent = 0;
        return TryNumber(body, "\"seq\""u8, out seq) && TryNumber(body, "\"sent\""u8, out sent);
    }

    private static bool TryNumber(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, out long number)
    {
        number = 0;
        var at = body.IndexOf(name);
        return at >= 0
            && Utf8Parser.TryParse(body[(at + name.Length)..].TrimStart(": \t\r\n"u8), out number, out _);
    }
}
