using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Eventhos.Server.Transport;

/// <summary>What a request is called in its answer and in the log.</summary>
internal sealed class RequestIds
{
    /// <summary>The header, of requests and of answers.</summary>
    public const string Header = "X-Request-Id";

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly TimeProvider _time;
    private readonly int _seed = RandomNumberGenerator.GetInt32(0x1000);

    // Random at the start, then counted: asking the operating system for each would take longer than all else about an answer's headers.
    private long _last = RandomNumberGenerator.GetInt32(int.MaxValue) * (1L << 31);

    /// <summary>New ones carry the time of <paramref name="time"/>.</summary>
    public RequestIds(TimeProvider time) => _time = time;

    /// <summary>The caller's own id where it is one of 1 to 128 characters <c>A-Za-z0-9._-</c>, else a new one.</summary>
    public string Of(StringValues sent) =>
        sent.Count == 1 && sent[0] is { Length: > 0 and <= MaxLength } id && !id.AsSpan().ContainsAnyExcept(Characters) ? id : Make();

    /// <summary>A UUID of version 7 (RFC 9562 section 5.7) whose random part is counted on (section 6.2, method 2).</summary>
    private string Make()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (_time.GetUtcNow().ToUnixTimeMilliseconds() << 16) | 0x7000L | (long)_seed);
        var count = (ulong)Interlocked.Increment(ref _last) & 0x3FFF_FFFF_FFFF_FFFF;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | count);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
