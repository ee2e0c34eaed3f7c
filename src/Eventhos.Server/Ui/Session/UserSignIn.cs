using Eventhos.Server.Api;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Ui.Session;

/// <summary>Begins sessions of users who know their password, under the same lock-outs as the API's sign-in.</summary>
internal sealed class UserSignIn
{
    private readonly PasswordCheck _passwords;
    private readonly CatalogStore _catalog;
    private readonly SessionRules _rules;

    public UserSignIn(PasswordCheck passwords, CatalogStore catalog, SessionRules rules)
    {
        _passwords = passwords;
        _catalog = catalog;
        _rules = rules;
    }

    /// <summary>A session of the user.</summary>
    /// <exception cref="ApiException">401001 for a wrong name or password, 401003 while account or address are locked.</exception>
    public async Task<PageSession> BeginAsync(HttpContext http, string username, string password)
    {
        var account = await _passwords.FindAsync(http, username, password);
        var user = account is null
            ? null
            : await _catalog.ReadAsync(catalog => catalog.Users.SingleOrDefaultAsync(row => row.Id == account.UserId, http.RequestAborted), http.RequestAborted);
        return user is null
            ? throw new ApiException(401, 401001, "Incorrect username or password")
            : _rules.Begin(user.SubjectId, user.Stamp, user.Username, http.Connection.RemoteIpAddress?.ToString());
    }
}
