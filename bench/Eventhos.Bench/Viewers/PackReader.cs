using System.Buffers.Binary;
using System.Text;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Viewers;

/// <summary>Reads MessagePack: numbers, texts, flags, lists; of bytes only how many there are.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>The next value.</summary>
    public object? Value()
    {
        var kind = Byte();
        return kind switch
        {
            <= 0x7f => (long)kind,
            >= 0xe0 => (long)(sbyte)kind,
            >= 0xa0 and <= 0xbf => Text(kind & 0x1f),
            >= 0x90 and <= 0x9f => Values(kind & 0x0f),
            >= 0x80 and <= 0x8f => Map(kind & 0x0f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xc5 or 0xc6 => Skipped(Size(kind - 0xc4)),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Byte(),
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Byte(),
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd9 or 0xda or 0xdb => Text(Size(kind - 0xd9)),
            0xdc or 0xdd => Values(Size(kind - 0xdc + 1)),
            _ => throw new BenchmarkException($"The hub said something that is not understood: 0x{kind:x2}"),
        };
    }

    private byte Byte() => Take(1)[0];

    private int Size(int power) => power switch
    {
        0 => Byte(),
        1 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        _ => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
    };

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private long Skipped(int length)
    {
        Take(length);
        return length;
    }

    private object?[] Values(int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Value();
        }

        return values;
    }

    private object? Map(int count)
    {
        for (var i = 0; i < 2 * count; i++)
        {
            Value();
        }

        return null;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _left[..length];
        _left = _left[length..];
        return taken;
    }
}
