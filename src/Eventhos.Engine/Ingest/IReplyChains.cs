namespace Eventhos.Engine.Ingest;

/// <summary>Knows how much has come of an event.</summary>
public interface IReplyChains
{
    /// <summary>
    /// How many stored events have this one at the beginning of their chain; counts no further than <paramref name="max"/>. 0 where that can't
    /// be read now: a chain is bounded by its depth as well.
    /// </summary>
    Task<int> CountAsync(long rootEventId, int max);
}
