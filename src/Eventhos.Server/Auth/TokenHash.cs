using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Eventhos.Server.Auth;

/// <summary>SHA-256 of a token, as a key: comparing it tells nothing about the token.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The hash of a token.</summary>
    public static TokenHash Of(string token)
    {
        Span<byte> hash = stackalloc byte[32];
        Compute(token, hash);
        return MemoryMarshal.Read<TokenHash>(hash);
    }

    /// <summary>The hash of a token as stored.</summary>
    public static byte[] BytesOf(string token)
    {
        var hash = new byte[32];
        Compute(token, hash);
        return hash;
    }

    private static void Compute(string token, Span<byte> hash)
    {
        Span<byte> utf8 = token.Length <= 1024 ? stackalloc byte[token.Length * 3] : new byte[token.Length * 3];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(token, utf8)], hash);
    }
}
