using System.Security.Cryptography;
using System.Text;
using Eventhos.Server.Settings;
using Eventhos.Storage;

namespace Eventhos.Server.Auth;

/// <summary>The key that signs tokens: made from the secret that is set, else one of the data folder's own, made at its first start.</summary>
public sealed class TokenKey
{
    private const int Length = 64;

    // What OWASP asks of PBKDF2 with HMAC-SHA256 (2023).
    private const int Rounds = 600_000;

    private static readonly byte[] Purpose = "eventhos tokens"u8.ToArray();

    /// <summary>Of the settings, or of <paramref name="vault"/>.</summary>
    public TokenKey(HubSettings settings, HubVault vault) =>
        Bytes = settings.Auth.TokenSecret is { } secret ? Derive(secret) : vault.GetOrMake("token_key", Length);

    /// <summary>64 bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>HKDF (RFC 5869) for a secret that is as good as a key; a short one is stretched, so that each guess at it is costly.</summary>
    private static byte[] Derive(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return secret.Length < AuthSettings.MinTokenSecret
            ? Rfc2898DeriveBytes.Pbkdf2(bytes, Purpose, Rounds, HashAlgorithmName.SHA256, Length)
            : HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, Length, salt: null, Purpose);
    }
}
