using System.Net;
using Eventhos.Engine.Journal;
using Eventhos.Server.Api;
using Eventhos.Server.Settings;
using Eventhos.Storage.SignIn;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>
/// Lock-outs around every check of a password or client secret. Names that nobody has are counted and locked like all others, with the
/// same reads and writes, and while a lock holds nothing is checked: no answer tells whether there is such an account or whether the
/// secret was right.
/// </summary>
internal sealed class SignInGuard
{
    private readonly ISignInFailures _failures;
    private readonly SignInKeys _keys;
    private readonly LockoutSettings _settings;
    private readonly TimeProvider _time;
    private volatile bool _unstored;

    public SignInGuard(ISignInFailures failures, SignInKeys keys, HubSettings settings, TimeProvider time)
    {
        _failures = failures;
        _keys = keys;
        _settings = settings.Auth.Lockout;
        _time = time;
    }

    /// <summary>Runs <paramref name="check"/>, which answers null for a wrong secret, and counts that.</summary>
    /// <param name="gate">Where it waits for its turn.</param>
    /// <param name="who">Account or client that is tried.</param>
    /// <param name="address">Where the caller is; null when that can't be said.</param>
    /// <param name="check">The check; it is not interrupted, so that no guess goes uncounted.</param>
    /// <param name="cancellationToken">Ends the waiting, not the check.</param>
    /// <exception cref="ApiException">401003 while account or address are locked; 503000 when too many checks wait.</exception>
    /// <exception cref="JournalUnavailableException">A failure could not be stored.</exception>
    public async Task<T?> CheckAsync<T>(CheckGate gate, FailureKey who, IPAddress? address, Func<Task<T?>> check, CancellationToken cancellationToken)
        where T : class
    {
        (FailureKey, LockoutRule)[] counted = address is not null && _settings.Address is { } rule
            ? [(who, _settings.Account), (_keys.Address(address), rule)]
            : [(who, _settings.Account)];

        // Looked at before waiting, so that those who are locked out take no places; and again when it is their turn.
        await RefuseLockedAsync(counted);
        using var place = await gate.EnterAsync(who.Hash, cancellationToken);
        var hasFailures = await RefuseLockedAsync(counted);

        // While failures can't be stored, a try that is not stored beforehand would be a try for nothing.
        var countFirst = _unstored;
        if (countFirst)
        {
            await CountAsync(counted);
        }

        if (await check() is { } passed)
        {
            await ForgiveAsync(who, hasFailures || countFirst);
            return passed;
        }

        if (!countFirst)
        {
            await CountAsync(counted);
        }

        return null;
    }

    /// <summary>True when the account or client, which is the first key, has failures to forgive.</summary>
    private async Task<bool> RefuseLockedAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> counted)
    {
        var now = _time.GetUtcNow();
        var counts = await _failures.FindAsync([.. counted.Select(pair => pair.Key)], now);
        var until = counts.Max(count => count?.LockedUntil);
        return until > now
            ? throw new ApiException(401, 401003, "Too many failed sign-ins; the account or address is locked for some minutes") { RetryAfter = until - now }
            : counts[0] is not null;
    }

    private async Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> counted)
    {
        try
        {
            await _failures.CountAsync(counted, _time.GetUtcNow());
            _unstored = false;
        }
        catch
        {
            _unstored = true;
            throw;
        }
    }

    private async Task ForgiveAsync(FailureKey who, bool hasFailures)
    {
        if (!hasFailures)
        {
            return;
        }

        try
        {
            await _failures.ForgiveAsync(who);
        }
        catch (JournalUnavailableException)
        {
            // Who gave the right password is let in; the failures before it are forgotten in some minutes anyway.
        }
    }
}
