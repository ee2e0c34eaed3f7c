namespace Eventhos.Storage.Catalog;

/// <summary>A person.</summary>
public sealed class User
{
    public long Id { get; set; }
    public long SubjectId { get; set; }
    public required Subject Subject { get; set; }
    public required string Username { get; set; }

    /// <summary>The name in lower case: sign-in and lock-out disregard letter case.</summary>
    public required string UsernameKey { get; set; }
    public required string PasswordHash { get; set; }

    /// <summary>Changes whenever earlier tokens must stop working.</summary>
    public required string Stamp { get; set; }
    public int FailedLogins { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public bool Deleted { get; set; }
}
