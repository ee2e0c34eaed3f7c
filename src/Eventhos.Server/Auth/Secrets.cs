using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Eventhos.Server.Auth;

/// <summary>
/// The only place that compares secrets. It takes the same time whatever they are and wherever they differ; what it tells by its time
/// is at most whether their lengths are equal, and of texts not even that.
/// </summary>
internal static class Secrets
{
    /// <summary>True for the same bytes.</summary>
    public static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);

    /// <summary>True for the same text. Hashed first, so that nothing tells its length.</summary>
    public static bool Same(string one, string other) => SameAs(Encoding.UTF8.GetBytes(one), other);

    /// <summary>True for bytes that are the UTF-8 of a text.</summary>
    public static bool SameAs(ReadOnlySpan<byte> one, string other)
    {
        Span<byte> first = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> second = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(one, first);
        SHA256.HashData(Encoding.UTF8.GetBytes(other), second);
        return CryptographicOperations.FixedTimeEquals(first, second);
    }

    /// <summary>True for the same stamp; stamps are of one length, so they need no hashing.</summary>
    public static bool SameStamp(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));
}
