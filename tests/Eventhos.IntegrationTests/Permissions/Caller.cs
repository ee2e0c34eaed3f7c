using System.Net.Http.Headers;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>Somebody who calls, and how it must end.</summary>
/// <param name="Who">For the message of a failure.</param>
/// <param name="Token">What is shown; null for nothing.</param>
/// <param name="Status">The HTTP status of the refusal; 0 where the caller is to be let in.</param>
/// <param name="Code">Its code.</param>
public sealed record Caller(string Who, string? Token, int Status = 0, long Code = 0)
{
    /// <summary>How the token is shown: a scheme of the header Authorization, or <c>?</c> for the query.</summary>
    public string Way { get; init; } = "Bearer";

    /// <summary>The answers by which a caller is told that the token or the permission will not do.</summary>
    public static IReadOnlyList<(int Status, long Code)> Refusals { get; } = [(403, 403002), (401, 400001), (401, 400002), (401, 401002)];

    /// <summary>The request with the token on it.</summary>
    public HttpRequestMessage Request(string method, string target, string? body)
    {
        var shown = Token is not null && Way == "?" ? $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Token}" : target;
        var request = new HttpRequestMessage(new HttpMethod(method), shown);
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        if (Token is not null && Way != "?")
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{Way} {Token}");
        }

        return request;
    }
}
