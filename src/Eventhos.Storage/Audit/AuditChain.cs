using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Eventhos.Storage.Audit;

/// <summary>
/// The hash of each entry: HMAC-SHA256 (RFC 2104, FIPS 180-4) over its columns and the hash before it. The key is in the vault, so that
/// whoever can write the database but not read the key ring can't make a row that fits.
/// </summary>
public sealed class AuditChain
{
    private const string KeyName = "audit_key";
    private const int KeyBytes = 32;

    private readonly byte[] _key;

    /// <summary>With the key of <paramref name="vault"/>, made at the first start.</summary>
    public AuditChain(HubVault vault) => _key = vault.GetOrMake(KeyName, KeyBytes);

    /// <summary>Bytes of a hash.</summary>
    public const int HashBytes = 32;

    /// <summary>What comes before the first entry.</summary>
    public static byte[] Start { get; } = new byte[HashBytes];

    /// <summary>True when the database's log has a key, i.e. was begun.</summary>
    public static bool IsBegun(HubVault vault) => vault.Find(KeyName) is not null;

    /// <summary>The hash of one row.</summary>
    public byte[] HashOf(AuditRow row, ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(previous);
        Number(hash, row.Id);
        Number(hash, row.At);
        Text(hash, row.ActorKind);
        Number(hash, row.ActorId);
        Text(hash, row.ActorName);
        Text(hash, row.Address);
        Text(hash, row.RequestId);
        Text(hash, row.Action);
        Text(hash, row.Target);
        Number(hash, row.TargetId);
        Bytes(hash, row.Change);
        return hash.GetHashAndReset();
    }

    /// <summary>The note of where the log ends; without it nobody could tell that the last rows were taken away.</summary>
    public byte[] SealHead(long id, ReadOnlySpan<byte> rowHash)
    {
        var note = new byte[sizeof(long) + HashBytes + HashBytes];
        BinaryPrimitives.WriteInt64BigEndian(note, id);
        rowHash.CopyTo(note.AsSpan(sizeof(long)));
        HMACSHA256.HashData(_key, note.AsSpan(0, sizeof(long) + HashBytes), note.AsSpan(sizeof(long) + HashBytes));
        return note;
    }

    /// <summary>What a note says; null when it was not made by this hub.</summary>
    public (long Id, byte[] Hash)? OpenHead(byte[] note)
    {
        if (note.Length != sizeof(long) + HashBytes + HashBytes)
        {
            return null;
        }

        var said = note.AsSpan(0, sizeof(long) + HashBytes);
        var proof = HMACSHA256.HashData(_key, said);
        return CryptographicOperations.FixedTimeEquals(proof, note.AsSpan(said.Length))
            ? (BinaryPrimitives.ReadInt64BigEndian(note), said[sizeof(long)..].ToArray())
            : null;
    }

    // Every part with its length in front, so that no two rows read the same.
    private static void Bytes(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Number(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Text(IncrementalHash hash, string? text)
    {
        Number(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }

    private static void Number(IncrementalHash hash, long? number)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = number is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number ?? 0);
        hash.AppendData(bytes);
    }
}
