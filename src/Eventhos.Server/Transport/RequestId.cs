using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Eventhos.Server.Transport;

/// <summary>What a request is called in its answer and in the log.</summary>
internal static class RequestId
{
    /// <summary>The header, of requests and of answers.</summary>
    public const string Header = "X-Request-Id";

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The caller's own id where it is one of 1 to 128 characters <c>A-Za-z0-9._-</c>, else a new one (UUID version 7).</summary>
    public static string Of(StringValues sent, TimeProvider time) =>
        sent.Count == 1 && sent[0] is { Length: > 0 and <= MaxLength } id && !id.AsSpan().ContainsAnyExcept(Characters)
            ? id
            : Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
