using Eventhos.Engine.Journal;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>Accounts whose hash is of an earlier version's kind. A right password replaces it.</summary>
internal sealed class OutdatedHashes
{
    private readonly CatalogStore _catalog;
    private readonly Passwords _passwords;
    private bool? _any;

    public OutdatedHashes(CatalogStore catalog, Passwords passwords)
    {
        _catalog = catalog;
        _passwords = passwords;
    }

    /// <summary>
    /// True while there are such accounts. Their check takes longer, so until the last of them is gone every check does the work of both
    /// kinds: otherwise the time would tell which names exist.
    /// </summary>
    public async ValueTask<bool> AnyAsync() => _any ??= await _catalog.ReadAsync(
        catalog => catalog.Users.AnyAsync(row => !EF.Functions.Like(row.PasswordHash, "$%")), CancellationToken.None);

    /// <summary>Stores a hash of today's kind, unless the password was changed meanwhile; answers the account as it is now.</summary>
    public async Task<PasswordAccount> ReplaceAsync(PasswordAccount account, string password)
    {
        if (!Passwords.IsOutdated(account.PasswordHash))
        {
            return account;
        }

        var hash = _passwords.Hash(password);
        try
        {
            await _catalog.WriteAsync<bool>(
                AuditOrigin.Hub("sign-in"),
                async catalog =>
                {
                    var user = await catalog.Users.SingleOrDefaultAsync(row => row.Id == account.UserId);
                    if (user is not null && Secrets.Same(user.PasswordHash, account.PasswordHash))
                    {
                        user.PasswordHash = hash;
                    }

                    return (true, null);
                },
                CancellationToken.None);
            _any = null;
            return account with { PasswordHash = hash };
        }
        catch (Exception e) when (e is JournalUnavailableException or DbUpdateException)
        {
            // The password was right; the next sign-in tries again.
            return account;
        }
    }
}
