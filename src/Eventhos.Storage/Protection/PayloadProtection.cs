using System.Security.Cryptography;
using Eventhos.Engine.Model;

namespace Eventhos.Storage.Protection;

/// <summary>Received requests and exchanges as they are stored: encoded, and encrypted for the table they belong to.</summary>
public sealed class PayloadProtection
{
    private readonly PayloadCipher _cipher;

    /// <summary>Encrypts through <paramref name="cipher"/>.</summary>
    public PayloadProtection(PayloadCipher cipher) => _cipher = cipher;

    /// <summary>Stands for a request that can't be read.</summary>
    public static ReceivedRequest Unreadable { get; } = new() { Method = "", Url = "", Query = [], Headers = [], Format = BodyFormat.Empty, Body = default };

    private static ReadOnlySpan<byte> ReceivedEvents => "received_events"u8;

    private static ReadOnlySpan<byte> Attempts => "attempts"u8;

    /// <summary>For <c>received_events.request</c>.</summary>
    public byte[] Seal(ReceivedRequest request) => _cipher.Protect(PayloadCodec.Encode(request), ReceivedEvents);

    /// <summary>From <c>received_events.request</c>; null when it can't be read: its key is gone, or it was changed.</summary>
    public ReceivedRequest? OpenRequest(byte[] stored)
    {
        try
        {
            return PayloadCodec.DecodeRequest(_cipher.Unprotect(stored, ReceivedEvents));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>For <c>attempts.exchange</c>.</summary>
    public byte[] Seal(Attempt attempt, ReadOnlyMemory<byte> eventBody) => _cipher.Protect(PayloadCodec.Encode(attempt, eventBody), Attempts);

    /// <summary>From <c>attempts.exchange</c>; a sentence alone when it can't be read.</summary>
    public Exchange OpenExchange(byte[] stored, ReadOnlyMemory<byte> eventBody)
    {
        try
        {
            return PayloadCodec.DecodeExchange(_cipher.Unprotect(stored, Attempts), eventBody);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new Exchange(
                "The stored request and response can't be read: none of the keys in the key ring decrypts them.", Warnings: [], Request: null, Response: null);
        }
    }

    private static bool IsUnreadable(Exception e) => e is CryptographicException or InvalidDataException or EndOfStreamException;
}
