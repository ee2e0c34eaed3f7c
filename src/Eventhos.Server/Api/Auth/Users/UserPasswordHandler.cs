using Eventhos.Server.Auth;
using Eventhos.Server.Auth.SignIn;
using Eventhos.Storage.Catalog;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary>
/// <c>PUT /auth/user/:userId/password</c>: one's own, or with <c>OAUTH2_user:update</c> another's; either way with the old one. Without it by
/// <c>/reset</c>, which those may call who give users their roles.
/// </summary>
internal sealed class UserPasswordHandler
{
    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;
    private readonly PasswordCheck _passwords;

    public UserPasswordHandler(CatalogStore catalog, AccessChanges changes, PasswordCheck passwords)
    {
        _catalog = catalog;
        _changes = changes;
        _passwords = passwords;
    }

    public async Task<IResult> ChangeAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var newPassword = PasswordText.Read(body, "newPassword");
        var oldPassword = PasswordText.Read(body, "oldPassword");
        var id = http.UserId("userId");
        var user = await _catalog.ReadAsync(catalog => catalog.Users.SingleOrDefaultAsync(row => row.Id == id, http.RequestAborted), http.RequestAborted);
        var caller = http.Features.GetRequiredFeature<Principal>();

        // Asked before existence: who may not change others' passwords does not learn which users there are.
        if (user?.SubjectId != caller.SubjectId && !caller.May("OAUTH2_user:update"))
        {
            throw new ApiException(401, 401002, "Subject not authorized; incorrect permissions");
        }

        // Counted like a sign-in: this route is no way round the lock-outs.
        var account = await _passwords.FindAsync(http, (user ?? throw UserIds.NotFound(id)).Username, oldPassword) ?? throw WrongPassword();
        var hash = await _passwords.HashAsync(newPassword, http.RequestAborted);
        await _changes.ApplyAsync<bool>(http, async catalog =>
        {
            var row = await catalog.Users.SingleOrDefaultAsync(candidate => candidate.Id == id) ?? throw UserIds.NotFound(id);
            if (!Secrets.Same(row.PasswordHash, account.PasswordHash))
            {
                // Somebody was faster; the password that was checked is not the old one any more.
                throw WrongPassword();
            }

            row.PasswordHash = hash;
            row.Stamp = RandomText.Make(12);
            return (true, null);
        });
        return Envelope.Changed(message: "User password updated", code: 200000);
    }

    /// <summary><c>PUT /auth/user/:userId/password/reset</c>: a new one for somebody who forgot the old one.</summary>
    public async Task<IResult> ResetAsync(HttpContext http)
    {
        var password = PasswordText.Read(await ApiBody.ReadAsync(http.Request), "newPassword");
        var id = http.UserId("userId");
        if (!await _catalog.ReadAsync(catalog => catalog.Users.AnyAsync(row => row.Id == id, http.RequestAborted), http.RequestAborted))
        {
            throw UserIds.NotFound(id);
        }

        var hash = await _passwords.HashAsync(password, http.RequestAborted);
        await _changes.ApplyAsync<bool>(http, async catalog =>
        {
            var row = await catalog.Users.SingleOrDefaultAsync(candidate => candidate.Id == id) ?? throw UserIds.NotFound(id);
            row.PasswordHash = hash;
            row.Stamp = RandomText.Make(12);
            return (true, null);
        });
        return Envelope.Changed(message: "User password updated", code: 200000);
    }

    private static ApiException WrongPassword() => new(401, 401002, "Incorrect password");
}
