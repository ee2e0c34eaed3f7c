using Eventhos.Server.Auth;

namespace Eventhos.Server.Commands.Demo.Consumers;

/// <summary>A consumer's OAuth2 token endpoint: client credentials only.</summary>
internal sealed class TokenDesk
{
    private readonly string _token = RandomText.Make(40);
    private int _given;

    /// <summary>The one client it knows.</summary>
    public string ClientId { get; } = "eventhos-demo";

    /// <summary>The client's secret.</summary>
    public string ClientSecret { get; } = RandomText.Make(40);

    /// <summary>How often a token was given.</summary>
    public int Given => _given;

    /// <summary>Answers a request for a token.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["grant_type"] != "client_credentials" || form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_client" }, http.RequestAborted);
            return;
        }

        Interlocked.Increment(ref _given);
        await http.Response.WriteAsJsonAsync(new { access_token = _token, token_type = "Bearer", expires_in = 3600 }, http.RequestAborted);
    }

    /// <summary>True when a request carries the token.</summary>
    public bool Lets(HttpRequest request) => request.Headers.Authorization == $"Bearer {_token}";
}
