using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Eventhos.Storage.Protection;

/// <summary>
/// Encrypts data-plane payloads with AES-256-GCM (NIST SP 800-38D) under a key of this session's own. The keys themselves are kept in the
/// vault, encrypted by Data Protection: enveloping costs a third of encrypting every payload by Data Protection itself, and each event
/// has two. Nonces count up (SP 800-38D section 8.2.1) and a key belongs to one session, so that none is ever used twice.
/// </summary>
public sealed class PayloadCipher : IDisposable
{
    /// <summary>What the names of the vault's payload keys begin with; the session's id follows.</summary>
    internal const string KeyPrefix = "payload_key_";

    private const byte Format = 1;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Format, session, counter, tag.
    private const int HeaderBytes = 1 + 8 + 8 + TagBytes;

    // Setting a key up costs as much as encrypting an event with it; an AesGcm may not be shared between threads.
    private readonly ThreadLocal<AesGcm> _own;
    private readonly ConcurrentDictionary<long, byte[]> _keys = new();
    private readonly HubVault _vault;
    private readonly long _session;
    private long _counter;

    /// <summary>Encrypts under the key of <paramref name="session"/>, which no other process writes with.</summary>
    public PayloadCipher(HubVault vault, long session)
    {
        _vault = vault;
        _session = session;
        var key = _keys[session] = vault.GetOrMake(NameOf(session), KeyBytes);
        _own = new ThreadLocal<AesGcm>(() => new AesGcm(key, TagBytes));
    }

    /// <summary>Encrypts; <paramref name="purpose"/> must be given again to decrypt.</summary>
    public byte[] Protect(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> purpose)
    {
        var sealedBytes = new byte[HeaderBytes + plain.Length];
        sealedBytes[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(sealedBytes.AsSpan(1), _session);
        BinaryPrimitives.WriteInt64LittleEndian(sealedBytes.AsSpan(9), Interlocked.Increment(ref _counter));
        Span<byte> nonce = stackalloc byte[NonceBytes];
        sealedBytes.AsSpan(9, 8).CopyTo(nonce);
        _own.Value!.Encrypt(nonce, plain, sealedBytes.AsSpan(HeaderBytes), sealedBytes.AsSpan(17, TagBytes), purpose);
        return sealedBytes;
    }

    /// <summary>Decrypts.</summary>
    /// <exception cref="CryptographicException">Not encrypted by this hub for this purpose, changed since, or its key is gone.</exception>
    public byte[] Unprotect(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> purpose)
    {
        if (sealedBytes.Length < HeaderBytes || sealedBytes[0] != Format)
        {
            throw new CryptographicException("The payload is not in a known format.");
        }

        var key = KeyOf(BinaryPrimitives.ReadInt64LittleEndian(sealedBytes[1..]));
        Span<byte> nonce = stackalloc byte[NonceBytes];
        sealedBytes.Slice(9, 8).CopyTo(nonce);
        var plain = new byte[sealedBytes.Length - HeaderBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, sealedBytes[HeaderBytes..], sealedBytes.Slice(17, TagBytes), plain, purpose);
        return plain;
    }

    /// <inheritdoc />
    public void Dispose() => _own.Dispose();

    private static string NameOf(long session) => $"{KeyPrefix}{session}";

    private byte[] KeyOf(long session)
    {
        if (_keys.TryGetValue(session, out var known))
        {
            return known;
        }

        var key = _vault.Find(NameOf(session)) ?? throw new CryptographicException($"The payload's key (session {session}) is not in the vault.");
        return _keys[session] = key;
    }
}
