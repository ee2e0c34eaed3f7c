using System.Text;
using System.Text.Unicode;

namespace Eventhos.Server.Api.Auth;

/// <summary>A client's credentials by HTTP Basic, its parts form-encoded (RFC 6749 section 2.3.1).</summary>
internal sealed record BasicCredentials(string Identifier, string Secret)
{
    private const string Scheme = "Basic";

    /// <summary>True when the caller uses HTTP Basic, well or badly.</summary>
    public static bool AreUsed(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (header.Length == Scheme.Length || header[Scheme.Length] == ' ');
    }

    /// <summary>The credentials of a request that uses HTTP Basic.</summary>
    /// <exception cref="ApiException">They can't be read.</exception>
    public static BasicCredentials Read(HttpRequest request)
    {
        var text = Decoded(request.Headers.Authorization.ToString()[Scheme.Length..].Trim());

        // A client id may hold colons itself (its suffix does) where the sender did not encode them; a secret of ours never does.
        var colon = text?.LastIndexOf(':') ?? -1;
        return colon > 0 && colon < text!.Length - 1
            ? new BasicCredentials(FormDecoded(text[..colon]), FormDecoded(text[(colon + 1)..]))
            : throw new ApiException(401, 401100, "The credentials of HTTP Basic can't be read: they are a client id, a colon and its secret, in Base64");
    }

    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    private static string FormDecoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
