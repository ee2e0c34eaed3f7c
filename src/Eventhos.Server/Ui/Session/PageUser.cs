using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Calls;
using Microsoft.AspNetCore.Components.Authorization;

namespace Eventhos.Server.Ui.Session;

/// <summary>Who is signed in on a page, and what they may do now.</summary>
internal sealed class PageUser
{
    private readonly AuthenticationStateProvider _states;
    private readonly SessionRules _rules;

    public PageUser(AuthenticationStateProvider states, SessionRules rules)
    {
        _states = states;
        _rules = rules;
    }

    /// <summary>Their session.</summary>
    /// <exception cref="CallRefusedException">There is none any more.</exception>
    public async Task<PageSession> RequireAsync() => (await FindAsync()).Session;

    /// <summary>Their rights.</summary>
    /// <exception cref="CallRefusedException">There is no session any more.</exception>
    public async Task<Principal> RightsAsync() => (await FindAsync()).Rights;

    private async Task<(PageSession Session, Principal Rights)> FindAsync()
    {
        var session = PageSession.Of((await _states.GetAuthenticationStateAsync()).User);
        return session is not null && await _rules.FindAsync(session) is { } rights
            ? (session, rights)
            : throw new CallRefusedException(StatusCodes.Status401Unauthorized, 400002, "The session is over.");
    }
}
