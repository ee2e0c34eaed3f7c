using Eventhos.Engine.Mapping;

namespace Eventhos.Engine.Execute;

/// <summary>A token answer, fetched on first use by exactly one caller.</summary>
internal sealed class CachedToken
{
    private readonly long _actionVersion;
    private readonly Lazy<Task<(OAuthResponse Response, DateTimeOffset UsableUntil)>> _fetch;

    public CachedToken(long actionVersion, Func<Task<(OAuthResponse Response, DateTimeOffset UsableUntil)>> fetch)
    {
        _actionVersion = actionVersion;
        _fetch = new(fetch);
    }

    /// <summary>The answer; starts the fetch when nobody has.</summary>
    public Task<OAuthResponse> Response => AnswerAsync();

    /// <summary>True while it is being fetched, and then until it expires; never after a failure or for an older version of the action.</summary>
    public bool IsUsable(long actionVersion, DateTimeOffset now)
    {
        if (actionVersion != _actionVersion)
        {
            return false;
        }

        if (!_fetch.IsValueCreated || !_fetch.Value.IsCompleted)
        {
            return true;
        }

        return _fetch.Value.IsCompletedSuccessfully && now < _fetch.Value.Result.UsableUntil;
    }

    /// <summary>True when this is the answer in question.</summary>
    public bool Holds(OAuthResponse response) =>
        _fetch.IsValueCreated && _fetch.Value.IsCompletedSuccessfully && ReferenceEquals(_fetch.Value.Result.Response, response);

    private async Task<OAuthResponse> AnswerAsync() => (await _fetch.Value).Response;
}
