using Eventhos.Engine.Model;

namespace Eventhos.Storage.Protection;

/// <summary>Received requests and exchanges as they are stored: encoded, and encrypted for the table they belong to.</summary>
public sealed class PayloadProtection
{
    private readonly PayloadCipher _cipher;

    /// <summary>Encrypts through <paramref name="cipher"/>.</summary>
    public PayloadProtection(PayloadCipher cipher) => _cipher = cipher;

    private static ReadOnlySpan<byte> ReceivedEvents => "received_events"u8;

    private static ReadOnlySpan<byte> Attempts => "attempts"u8;

    /// <summary>For <c>received_events.request</c>.</summary>
    public byte[] Seal(ReceivedRequest request) => _cipher.Protect(PayloadCodec.Encode(request), ReceivedEvents);

    /// <summary>From <c>received_events.request</c>.</summary>
    public ReceivedRequest OpenRequest(byte[] stored) => PayloadCodec.DecodeRequest(_cipher.Unprotect(stored, ReceivedEvents));

    /// <summary>For <c>attempts.exchange</c>.</summary>
    public byte[] Seal(Attempt attempt, ReadOnlyMemory<byte> eventBody) => _cipher.Protect(PayloadCodec.Encode(attempt, eventBody), Attempts);

    /// <summary>From <c>attempts.exchange</c>.</summary>
    public (IReadOnlyList<string> Warnings, SentRequest? Request, ReceivedResponse? Response) OpenExchange(byte[] stored, ReadOnlyMemory<byte> eventBody) =>
        PayloadCodec.DecodeExchange(_cipher.Unprotect(stored, Attempts), eventBody);
}
