namespace Eventhos.Server.Ui.EventLog.Tail;

/// <summary>
/// Counts what comes, over and over, without counting all of it each time: what was received some seconds ago is settled, and added up; only what is younger
/// is counted anew, for it may be stored in another order than it came.
/// </summary>
internal sealed class ArrivalCount
{
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private long _settled;
    private long? _before;

    /// <summary>Begins to count.</summary>
    public ArrivalCount(DateTimeOffset now) => From = now - Young;

    /// <summary>What was received from then on is to be counted anew.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>A range that is settled by now, the second time not part of it; null where it is not worth it yet.</summary>
    public (DateTimeOffset From, DateTimeOffset Before)? Settled(DateTimeOffset now) => now - Young - From >= Step ? (From, now - Young) : null;

    /// <summary>So many were received in the range that is settled.</summary>
    public void Settle(DateTimeOffset before, long count)
    {
        From = before;
        _settled += count;
    }

    /// <summary>How many have come since the first time this was asked, with so many that were received since <see cref="From"/>.</summary>
    public long Total(long young)
    {
        _before ??= _settled + young;
        return _settled + young - _before.Value;
    }
}
