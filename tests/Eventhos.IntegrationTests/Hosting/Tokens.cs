using System.Net.Http.Headers;
using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Tokens: asked for, and tampered with.</summary>
public static class Tokens
{
    /// <summary>Asks for a short-lived token.</summary>
    public static Task<HubAnswer> AskForTokenAsync(this RunningHub hub, ClientAccount client) => hub.Anyone.PostAsync(
        "/auth/token", new { grant_type = "client_credentials", client_id = client.Identifier, client_secret = client.Secret });

    /// <summary>A short-lived token.</summary>
    public static async Task<string> ShortLivedTokenAsync(this RunningHub hub, ClientAccount client) =>
        (await hub.AskForTokenAsync(client)).Has(201, 200000).Content.Text("jwt_token");

    /// <summary>Asks with HTTP Basic.</summary>
    public static Task<HubAnswer> AskWithBasicAsync(this RunningHub hub, string identifier, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/token")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{identifier}:{secret}")));
        return hub.Anyone.SendAsync(request);
    }

    /// <summary>Forgeries of a good token, each by its kind.</summary>
    public static IReadOnlyDictionary<string, string> ForgeriesOf(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Decoded(parts[1]));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["truncated"] = token[..^1],
            ["cut to 72 characters"] = token[..72],
            ["extended"] = token + "A",
            ["without a signature"] = $"{parts[0]}.{parts[1]}.",
            ["of algorithm none"] = $"{Encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{parts[1]}.",
            ["of another subject"] = $"{parts[0]}.{Encoded(claims.Replace("\"sub\":\"", "\"sub\":\"1", StringComparison.Ordinal))}.{parts[2]}",
            ["with another signature"] = $"{parts[0]}.{parts[1]}.{Encoded("12345678901234567890123456789012")}",
            ["not a token at all"] = "nonsense",
            ["of three dots"] = "...",
        };
    }

    /// <summary>The token with other bits behind the last byte of its signature, which decoders overlook.</summary>
    public static string OtherSpellingOf(string token)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = Alphabet.IndexOf(token[^1], StringComparison.Ordinal);
        return token[..^1] + Alphabet[last ^ 1];
    }

    private static string Encoded(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Decoded(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
