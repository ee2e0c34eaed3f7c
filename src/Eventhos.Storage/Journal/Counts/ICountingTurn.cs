namespace Eventhos.Storage.Journal.Counts;

/// <summary>
/// A turn at counting. Counts hold by three rules: what changes before a watched moment is noted with its second, in the transaction that changes it;
/// a count holds where no change is noted in its span; and counts and the notes about them are forgotten together, after which nothing is counted
/// until all transactions are over that may have relied on a note.
/// </summary>
internal interface ICountingTurn : IAsyncDisposable
{
    Task<CountingState> StateAsync();

    /// <summary>When the newest event of a range was received; null when there is none.</summary>
    Task<long?> NewestAsync(TimeRange range);

    /// <summary>Forgets the counts that don't hold any more together with the notes that say so, and watches up to a moment.</summary>
    Task WatchAsync(long until);

    /// <summary>One state of the database, to count from.</summary>
    Task<ICountingSnapshot> SnapshotAsync();

    /// <summary>Stores counts; forgets those of shorter spans within some of them.</summary>
    Task StoreAsync(IReadOnlyList<CountedSpan> spans, IReadOnlyList<CountedSpan> undivided);

    /// <summary>Stores counts of traffic.</summary>
    Task StoreTrafficAsync(IReadOnlyList<CountedSpan> spans);

    /// <summary>Forgets counts of traffic of a length that begin before a moment.</summary>
    Task ForgetTrafficAsync(long length, long before);
}
