using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Eventhos.Bench.Viewers;

/// <summary>Writes the little of MessagePack that a circuit's client says.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public PackWriter Array(int count)
    {
        _bytes.Write([(byte)(0x90 | count)]);
        return this;
    }

    public PackWriter EmptyMap()
    {
        _bytes.Write<byte>([0x80]);
        return this;
    }

    public PackWriter Null()
    {
        _bytes.Write<byte>([0xc0]);
        return this;
    }

    public PackWriter Flag(bool value)
    {
        _bytes.Write([value ? (byte)0xc3 : (byte)0xc2]);
        return this;
    }

    public PackWriter Number(long value)
    {
        _bytes.Write<byte>([0xd3]);
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        _bytes.Write(eight);
        return this;
    }

    public PackWriter Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        _bytes.Write<byte>([0xdb]);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, (uint)utf8.Length);
        _bytes.Write(four);
        _bytes.Write(utf8);
        return this;
    }

    /// <summary>The message with its length in front, as it goes over the socket.</summary>
    public byte[] Framed()
    {
        using var framed = new MemoryStream();
        for (var length = (uint)_bytes.WrittenCount; ; length >>= 7)
        {
            framed.WriteByte((byte)(length < 0x80 ? length : (length & 0x7f) | 0x80));
            if (length < 0x80)
            {
                break;
            }
        }

        framed.Write(_bytes.WrittenSpan);
        return framed.ToArray();
    }
}
