namespace Eventhos.Storage.SignIn;

/// <summary>How many failures lock, and for how long.</summary>
/// <param name="Failures">So many failures lock; at least one.</param>
/// <param name="Time">How long a lock holds, and how long failures that did not lock are remembered.</param>
/// <param name="InARow">
/// True remembers until <paramref name="Time"/> has passed without a failure; false counts those of one stretch of <paramref name="Time"/>,
/// so that many people behind one address, who all mistype now and then, do not add up for ever.
/// </param>
public sealed record LockoutRule(int Failures, TimeSpan Time, bool InARow)
{
    /// <summary>The count after one more failure. A lock that holds already is not prolonged.</summary>
    public FailureCount CountOneMore(FailureCount? before, DateTimeOffset now)
    {
        if (before is null || before.ExpiresAt <= now)
        {
            before = new FailureCount(0, now, now, LockedUntil: null, now + Time);
        }

        // A clock may be set back.
        var last = now > before.LastAt ? now : before.LastAt;
        if (before.LockedUntil is not null)
        {
            return before with { Failures = before.Failures + 1, LastAt = last };
        }

        var failures = before.Failures + 1;
        DateTimeOffset? locked = failures >= Failures ? now + Time : null;
        var forgotten = InARow ? now + Time : before.FirstAt + Time;
        return new FailureCount(failures, before.FirstAt, last, locked, locked ?? forgotten);
    }
}
