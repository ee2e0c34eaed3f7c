using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth.Users;

/// <summary><c>PUT /auth/user/:userId/password</c>: one's own, or with <c>OAUTH2_user:update</c> another's; either way with the old one.</summary>
internal sealed class UserPasswordHandler
{
    private readonly CatalogStore _catalog;
    private readonly AccessChanges _changes;
    private readonly Passwords _passwords;

    public UserPasswordHandler(CatalogStore catalog, AccessChanges changes, Passwords passwords)
    {
        _catalog = catalog;
        _changes = changes;
        _passwords = passwords;
    }

    public async Task<IResult> ChangeAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var newPassword = body.Text("newPassword");
        var oldPassword = body.Text("oldPassword");
        var id = http.UserId("userId");
        var user = await _catalog.ReadAsync(catalog => catalog.Users.SingleOrDefaultAsync(row => row.Id == id, http.RequestAborted), http.RequestAborted);
        var caller = http.Features.GetRequiredFeature<Principal>();

        // Asked before existence: who may not change others' passwords does not learn which users there are.
        if (user?.SubjectId != caller.SubjectId && !caller.May("OAUTH2_user:update"))
        {
            throw new ApiException(401, 401002, "Subject not authorized; incorrect permissions");
        }

        await VerifyAsync(user ?? throw UserIds.NotFound(id), oldPassword);
        var hash = _passwords.Hash(newPassword);
        await _changes.ApplyAsync<bool>(http, async catalog =>
        {
            var row = await catalog.Users.SingleOrDefaultAsync(candidate => candidate.Id == id) ?? throw UserIds.NotFound(id);
            if (row.PasswordHash != user.PasswordHash)
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

    private Task VerifyAsync(User user, string password) =>
        _passwords.Verify(user.PasswordHash, password) ? Task.CompletedTask : throw WrongPassword();

    private static ApiException WrongPassword() => new(401, 401002, "Incorrect password");
}
