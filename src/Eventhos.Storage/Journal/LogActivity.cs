namespace Eventhos.Storage.Journal;

/// <summary>Tells whether this node has stored anything since somebody looked last, so that who watches the log need not ask the database.</summary>
public sealed class LogActivity
{
    private long _version;

    /// <summary>Another one after each group of writes; those of other nodes don't count.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Something was stored.</summary>
    internal void Stored() => Interlocked.Increment(ref _version);
}
