namespace Eventhos.Storage.SignIn;

/// <summary>Counts failed sign-ins, over restarts.</summary>
public interface ISignInFailures
{
    /// <summary>The counts of the keys, in their order; null for one without failures that still count.</summary>
    Task<IReadOnlyList<FailureCount?>> FindAsync(IReadOnlyList<FailureKey> keys, DateTimeOffset now);

    /// <summary>Counts one failure for each key by its rule, all at once or not at all; it is on disk when this returns.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing could be stored.</exception>
    Task CountAsync(IReadOnlyList<(FailureKey Key, LockoutRule Rule)> keys, DateTimeOffset now);

    /// <summary>Forgets a key's failures.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">Nothing could be stored.</exception>
    Task ForgiveAsync(FailureKey key);
}
