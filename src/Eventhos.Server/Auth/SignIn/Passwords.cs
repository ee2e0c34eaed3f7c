using Microsoft.AspNetCore.Identity;

namespace Eventhos.Server.Auth.SignIn;

/// <summary>Hashes of passwords: Argon2id. Those of ASP.NET Core Identity (PBKDF2), which earlier versions stored, still verify.</summary>
public sealed class Passwords
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _identity = new();
    private readonly Lazy<string> _dummy = new(() => Argon2Hash.Make(RandomText.Make(20)));
    private readonly Lazy<string> _identityDummy;
    private long _computed;

    /// <summary>Ready to hash.</summary>
    public Passwords() => _identityDummy = new Lazy<string>(() => _identity.HashPassword(Nobody, RandomText.Make(20)));

    /// <summary>How many hashes were computed to check passwords: what a check costs.</summary>
    public long Computed => Volatile.Read(ref _computed);

    /// <summary>A salted hash.</summary>
    public string Hash(string password) => Argon2Hash.Make(password);

    /// <summary>True for a hash that <see cref="Hash"/> would make otherwise now.</summary>
    public static bool IsOutdated(string hash) => !Argon2Hash.IsCurrent(hash);

    /// <summary>
    /// Checks. Without a hash it does the same work and says no, so that an unknown name can't be told from a wrong password.
    /// </summary>
    /// <param name="hash">The stored hash; null where there is no such account.</param>
    /// <param name="password">What was given.</param>
    /// <param name="bothKinds">Do the work of both kinds of hashes: as long as some accounts have the older one, which takes longer.</param>
    public bool Verify(string? hash, string password, bool bothKinds)
    {
        var isOlder = hash is not null && !hash.StartsWith('$');
        var passed = VerifyArgon2(isOlder ? null : hash, password);
        return bothKinds || isOlder ? VerifyIdentity(isOlder ? hash : null, password) | passed : passed;
    }

    private bool VerifyArgon2(string? hash, string password)
    {
        Interlocked.Increment(ref _computed);
        var result = Argon2Hash.Verify(hash ?? _dummy.Value, password);
        return result == true && hash is not null;
    }

    private bool VerifyIdentity(string? hash, string password)
    {
        Interlocked.Increment(ref _computed);
        try
        {
            return _identity.VerifyHashedPassword(Nobody, hash ?? _identityDummy.Value, password) != PasswordVerificationResult.Failed && hash is not null;
        }
        catch (FormatException)
        {
            // Not a hash at all, e.g. of a row written by hand: nobody's password.
            return false;
        }
    }
}
