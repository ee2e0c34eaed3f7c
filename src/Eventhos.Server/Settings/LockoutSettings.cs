using Eventhos.Storage.SignIn;

namespace Eventhos.Server.Settings;

/// <summary>When failed sign-ins lock.</summary>
public sealed record LockoutSettings
{
    /// <summary>For an account, and for a client id from one address.</summary>
    public required LockoutRule Account { get; init; }

    /// <summary>For an address; null locks none.</summary>
    public LockoutRule? Address { get; init; }
}
