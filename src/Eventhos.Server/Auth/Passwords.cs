using Microsoft.AspNetCore.Identity;

namespace Eventhos.Server.Auth;

/// <summary>Password hashes of ASP.NET Core Identity (PBKDF2 with HMAC-SHA512).</summary>
public sealed class Passwords
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher = new();
    private readonly string _dummy;

    /// <summary>Ready to hash.</summary>
    public Passwords() => _dummy = _hasher.HashPassword(Nobody, RandomText.Make(20));

    /// <summary>A salted hash.</summary>
    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <summary>Checks; without a hash it takes the same time and says no, so that an unknown name can't be told from a wrong password.</summary>
    public bool Verify(string? hash, string password) =>
        _hasher.VerifyHashedPassword(Nobody, hash ?? _dummy, password) != PasswordVerificationResult.Failed && hash is not null;
}
