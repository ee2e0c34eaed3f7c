namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Traffic as it is in one state of the database.</summary>
/// <param name="At">When that was read (UTC).</param>
/// <param name="Range">How far back.</param>
/// <param name="Buckets">Its pieces, in the order of time, those without events too.</param>
/// <param name="Total">All of them together.</param>
/// <param name="Failing">The contracts whose last execution that is over failed within a week, with it.</param>
/// <param name="Causes">What went wrong with those, by the ids of the executions.</param>
/// <param name="Open">What is not over yet, whenever it was received.</param>
public sealed record TrafficPicture(
    DateTimeOffset At,
    TrafficRange Range,
    IReadOnlyList<TrafficBucket> Buckets,
    TrafficDetail Total,
    IReadOnlyDictionary<long, ExecutionMark> Failing,
    IReadOnlyDictionary<long, FailureCause> Causes,
    OpenWork Open);
