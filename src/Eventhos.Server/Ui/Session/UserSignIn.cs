using Eventhos.Server.Api;
using Eventhos.Server.Api.Auth;

namespace Eventhos.Server.Ui.Session;

/// <summary>Begins sessions of users who know their password, under the same lock-outs as the API's sign-in.</summary>
internal sealed class UserSignIn
{
    private readonly LoginHandler _logins;
    private readonly SessionRules _rules;

    public UserSignIn(LoginHandler logins, SessionRules rules)
    {
        _logins = logins;
        _rules = rules;
    }

    /// <summary>A session of the user.</summary>
    /// <exception cref="ApiException">401001 for a wrong name or password, 401003 while account or address are locked.</exception>
    public async Task<PageSession> BeginAsync(HttpContext http, string username, string password)
    {
        var user = await _logins.VerifyAsync(http, username, password);
        return _rules.Begin(user.SubjectId, user.Stamp, user.Username, http.Connection.RemoteIpAddress?.ToString());
    }
}
