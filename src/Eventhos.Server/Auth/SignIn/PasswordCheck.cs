using System.Security.Cryptography;
using Eventhos.Server.Api;
using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>Checks the password of a user, for every route that takes one: under the lock-outs, a bounded number at once.</summary>
internal sealed class PasswordCheck : IDisposable
{
    private const int WaitingForEach = 64;

    // Half the machine at most: sign-ins, however many, leave the rest to events.
    private static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly CheckGate _gate = new(AtOnce, AtOnce * WaitingForEach);
    private readonly CatalogStore _catalog;
    private readonly Passwords _passwords;
    private readonly OutdatedHashes _outdated;
    private readonly SignInGuard _guard;
    private readonly SignInKeys _keys;

    public PasswordCheck(CatalogStore catalog, Passwords passwords, OutdatedHashes outdated, SignInGuard guard, SignInKeys keys)
    {
        _catalog = catalog;
        _passwords = passwords;
        _outdated = outdated;
        _guard = guard;
        _keys = keys;
    }

    /// <summary>The account of this name and password; null when there is none or the password is wrong, without a difference.</summary>
    /// <exception cref="ApiException">401003 while account or address are locked; 503000 when too many checks wait.</exception>
    public Task<PasswordAccount?> FindAsync(HttpContext http, string username, string password)
    {
        var key = UserNameKey.Of(username);
        return _guard.CheckAsync(_gate, _keys.Account(key), http.Connection.RemoteIpAddress, () => CheckAsync(key, password), http.RequestAborted);
    }

    /// <summary>The hash of a new password, made within the same bounds.</summary>
    /// <exception cref="ApiException">503000 when too many checks wait.</exception>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        using var place = await _gate.EnterAsync(RandomNumberGenerator.GetBytes(1), cancellationToken);
        return await OnItsOwnThread(() => _passwords.Hash(password));
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<PasswordAccount?> CheckAsync(string key, string password)
    {
        // The hash alone; everything else is read for those who passed.
        var account = await _catalog.ReadAsync(
            catalog => catalog.Users.Where(row => row.UsernameKey == key).Select(row => new PasswordAccount(row.Id, row.PasswordHash)).SingleOrDefaultAsync(),
            CancellationToken.None);
        var bothKinds = await _outdated.AnyAsync();

        var passed = await OnItsOwnThread(() => _passwords.Verify(account?.PasswordHash, password, bothKinds));
        return passed ? await _outdated.ReplaceAsync(account!, password) : null;
    }

    /// <summary>Hashing keeps a processor busy for as long as a hundred events do, which the pool's threads have to serve.</summary>
    private static Task<T> OnItsOwnThread<T>(Func<T> hash) =>
        Task.Factory.StartNew(hash, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
