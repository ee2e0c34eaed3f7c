using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;
using Eventhos.Engine.Routing;

namespace Eventhos.Engine.Execute;

/// <summary>
/// Tokens of the client credentials grant (RFC 6749 section 4.4), one for each action version, kept until 30 s before
/// <c>expires_in</c> and fetched once however many executions ask at the same time.
/// </summary>
public sealed class OAuthTokens
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, CachedToken> _tokens = new();
    private readonly HttpSender _sender;
    private readonly DeliverySettings _settings;
    private readonly TimeProvider _time;

    /// <summary>Fetched through <paramref name="sender"/>.</summary>
    public OAuthTokens(HttpSender sender, DeliverySettings settings, TimeProvider time)
    {
        _sender = sender;
        _settings = settings;
        _time = time;
    }

    /// <summary>The token endpoint's answer for an action that has OAuth2.</summary>
    /// <exception cref="AuthFailedException">The endpoint gave none.</exception>
    public async Task<OAuthResponse> GetAsync(ActionDefinition action, CancellationToken cancellationToken)
    {
        var cached = _tokens.AddOrUpdate(
            action.Id,
            static (_, add) => add.Tokens.Fetching(add.Action),
            static (_, old, add) => old.IsUsable(add.Action.Version, add.Tokens._time.GetUtcNow()) ? old : add.Tokens.Fetching(add.Action),
            (Tokens: this, Action: action));
        return await cached.Response.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets an answer that the consumer did not accept; a newer one stays.</summary>
    public void Forget(ActionDefinition action, OAuthResponse refused)
    {
        if (_tokens.TryGetValue(action.Id, out var cached) && cached.Holds(refused))
        {
            _tokens.TryRemove(KeyValuePair.Create(action.Id, cached));
        }
    }

    // The dictionary may build more than one of these in a race; only the one that got in is asked for its response.
    private CachedToken Fetching(ActionDefinition action) => new(action.Version, () => FetchAsync(action));

    private async Task<(OAuthResponse Response, DateTimeOffset UsableUntil)> FetchAsync(ActionDefinition action)
    {
        var oauth = action.OAuth!;
        using var timeout = new CancellationTokenSource(_settings.Timeout, _time);
        ReceivedResponse answer;
        try
        {
            answer = await _sender.SendAsync(TokenRequest(oauth), timeout.Token);
        }
        // A connection that breaks while it is set up comes out of HttpClient as a bare SocketException at times.
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            throw new AuthFailedException($"The token endpoint gave no answer: {AttemptFailure.From(e).Outcome.Word()}.", e);
        }

        if (answer.Status is < 200 or > 299)
        {
            throw new AuthFailedException($"The token endpoint answered {answer.Status}.");
        }

        var body = ReadBody(answer);
        return (new OAuthResponse(answer.Headers, body), _time.GetUtcNow() + Lifetime(body));
    }

    private TimeSpan Lifetime(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("expires_in", out var value)
            && double.TryParse(new MappedValue(value).AsText(), out var seconds) && seconds > 0)
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 86_400 * 365)) - Margin;
        }

        return _settings.DefaultTokenLifetime;
    }

    private static JsonElement ReadBody(ReceivedResponse answer)
    {
        try
        {
            return JsonFormat.Parse(answer.Body.Span);
        }
        catch (JsonException e)
        {
            throw new AuthFailedException("The token endpoint's answer is not JSON.", e);
        }
    }

    private static OutgoingRequest TokenRequest(OAuthDefinition oauth)
    {
        var form = FormText.Encode(
        [
            new("client_id", oauth.ClientId),
            new("client_secret", oauth.ClientSecret),
            new("grant_type", "client_credentials"),
            new("response_type", "token"),
        ]);
        var headers = new List<KeyValuePair<string, string>>(oauth.Headers);
        if (headers.Find("content-type") is null)
        {
            headers.Add(new("Content-Type", "application/x-www-form-urlencoded"));
        }

        headers.Add(new("Accept", "application/json"));
        if (!Uri.TryCreate(oauth.Url, UriKind.Absolute, out var uri))
        {
            throw new AuthFailedException("The token endpoint's URL is not an absolute one.");
        }

        return new OutgoingRequest(uri, HttpMethod.Post, HasBody: true, new SentRequest
        {
            Method = "POST",
            Url = oauth.Url,
            Params = [],
            Headers = headers,
            Body = Encoding.ASCII.GetBytes(form),
        });
    }
}
