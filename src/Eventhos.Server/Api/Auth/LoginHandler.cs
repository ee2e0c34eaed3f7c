using Eventhos.Server.Auth;
using Eventhos.Server.Settings;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>Sign-in of users, with a lock-out per account.</summary>
internal sealed class LoginHandler
{
    private const int FailuresAllowed = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(5);

    private readonly CatalogStore _catalog;
    private readonly Passwords _passwords;
    private readonly TokenService _tokens;
    private readonly HubSettings _settings;
    private readonly TimeProvider _time;

    public LoginHandler(CatalogStore catalog, Passwords passwords, TokenService tokens, HubSettings settings, TimeProvider time)
    {
        _catalog = catalog;
        _passwords = passwords;
        _tokens = tokens;
        _settings = settings;
        _time = time;
    }

    /// <summary><c>POST /auth/login</c>.</summary>
    public async Task<IResult> LoginAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var user = await VerifyAsync(body.Text("username"), body.Text("password"), http.RequestAborted);
        return Envelope.Changed(
            new LoggedIn(Token(user), user.Username, user.Subject.Name, user.Id, [.. user.Subject.Roles.Select(role => role.Identifier)]),
            $"User {user.Username} logged in",
            200000);
    }

    /// <summary>A token of a user whose password was right.</summary>
    public string Token(User user) => _tokens.Issue(user.SubjectId, user.Stamp, _settings.Auth.TokenLifetime);

    /// <summary>The user with this name and password.</summary>
    /// <exception cref="ApiException">401001 for a wrong name or password, 401003 while the account is locked.</exception>
    public async Task<User> VerifyAsync(string username, string password, CancellationToken cancellationToken)
    {
        var key = username.Trim().ToLowerInvariant();
        var user = await _catalog.ReadAsync(
            catalog => catalog.Users.Include(row => row.Subject).ThenInclude(subject => subject.Roles).AsSplitQuery()
                .SingleOrDefaultAsync(row => row.UsernameKey == key, cancellationToken),
            cancellationToken);
        if (user?.LockedUntil > _time.GetUtcNow())
        {
            throw new ApiException(401, 401003, "Too many failed logins; the account is locked for some minutes");
        }

        if (_passwords.Verify(user?.PasswordHash, password))
        {
            if (user!.FailedLogins > 0)
            {
                await CountAsync(user.Id, failed: false);
            }

            return user;
        }

        if (user is not null)
        {
            await CountAsync(user.Id, failed: true);
        }

        throw new ApiException(401, 401001, "Incorrect username or password");
    }

    private Task<bool> CountAsync(long userId, bool failed) => _catalog.WriteAsync<bool>(
        AuditOrigin.Hub("sign-in"),
        async catalog =>
        {
            var user = await catalog.Users.SingleAsync(row => row.Id == userId);
            user.FailedLogins = failed ? user.FailedLogins + 1 : 0;
            user.LockedUntil = null;
            if (user.FailedLogins >= FailuresAllowed)
            {
                user.FailedLogins = 0;
                user.LockedUntil = _time.GetUtcNow() + LockOut;
            }

            return (true, null);
        },
        CancellationToken.None);
}
