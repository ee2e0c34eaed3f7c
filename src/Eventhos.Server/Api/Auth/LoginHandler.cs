using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Server.Settings;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>Sign-in of users.</summary>
internal sealed class LoginHandler
{
    private readonly CatalogStore _catalog;
    private readonly PasswordCheck _passwords;
    private readonly TokenService _tokens;
    private readonly HubSettings _settings;

    public LoginHandler(CatalogStore catalog, PasswordCheck passwords, TokenService tokens, HubSettings settings)
    {
        _catalog = catalog;
        _passwords = passwords;
        _tokens = tokens;
        _settings = settings;
    }

    /// <summary><c>POST /auth/login</c>.</summary>
    public async Task<IResult> LoginAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var body = await ApiBody.ReadAsync(http.Request);
        var user = await VerifyAsync(http, body);
        return Envelope.Changed(
            new LoggedIn(Token(user), user.Username, user.Subject.Name, user.Id, [.. user.Subject.Roles.Select(role => role.Identifier)]),
            $"User {user.Username} logged in",
            200000);
    }

    /// <summary>A token of a user whose password was right.</summary>
    public string Token(User user) => _tokens.Issue(user.SubjectId, user.Stamp, _settings.Auth.TokenLifetime);

    /// <summary>The user whose <c>username</c> and <c>password</c> a body holds.</summary>
    /// <exception cref="ApiException">401001 for a wrong name or password, 401003 while account or address are locked.</exception>
    public Task<User> VerifyAsync(HttpContext http, ApiBody body) => VerifyAsync(http, body.Text("username"), PasswordText.Read(body, "password"));

    /// <summary>The user of this name and password.</summary>
    /// <exception cref="ApiException">401001 for a wrong name or password, 401003 while account or address are locked.</exception>
    public async Task<User> VerifyAsync(HttpContext http, string username, string password)
    {
        var account = await _passwords.FindAsync(http, username, password);
        var user = account is null
            ? null
            : await _catalog.ReadAsync(
                catalog => catalog.Users.Include(row => row.Subject).ThenInclude(subject => subject.Roles).AsSplitQuery()
                    .SingleOrDefaultAsync(row => row.Id == account.UserId, http.RequestAborted),
                http.RequestAborted);
        return user ?? throw new ApiException(401, 401001, "Incorrect username or password");
    }
}
