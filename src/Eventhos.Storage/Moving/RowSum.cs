using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Eventhos.Storage.Moving;

/// <summary>
/// How many rows, and a checksum over them: the sum of the SHA-256 (FIPS 180-4) of each, so that the order of reading does not matter and no storage
/// has to sort.
/// </summary>
internal sealed class RowSum
{
    private const byte NullTag = 0;
    private const byte NumberTag = 1;
    private const byte BytesTag = 2;

    private readonly ArrayBufferWriter<byte> _row = new(4096);
    private UInt128 _sum;

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>The checksum as people compare it.</summary>
    public string Text => _sum.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<MovedValue> row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row)
        {
            Write(value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_row.WrittenSpan, hash);
        unchecked
        {
            _sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        }

        Rows++;
    }

    // Each value with its kind and length in front, so that no two rows read the same.
    private void Write(MovedValue value)
    {
        var head = _row.GetSpan(1 + sizeof(long));
        head[0] = value.IsNull ? NullTag : value.Bytes is null ? NumberTag : BytesTag;
        BinaryPrimitives.WriteInt64BigEndian(head[1..], value.Bytes?.Length ?? value.Number);
        _row.Advance(1 + sizeof(long));
        if (value.Bytes is { } bytes)
        {
            _row.Write(bytes);
        }
    }
}
