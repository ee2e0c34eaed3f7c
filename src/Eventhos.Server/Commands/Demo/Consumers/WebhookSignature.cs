using System.Security.Cryptography;

namespace Eventhos.Server.Commands.Demo.Consumers;

/// <summary>GitHub's <c>X-Hub-Signature-256</c>: HMAC-SHA256 of the body with a secret that producer and consumer share.</summary>
internal sealed class WebhookSignature
{
    /// <summary>The header.</summary>
    public const string Header = "X-Hub-Signature-256";

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>The header's value for a body.</summary>
    public string Of(ReadOnlySpan<byte> body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(_secret, body))}";
}
