namespace Eventhos.Storage.Journal.Traffic;

/// <summary>A piece of a range.</summary>
/// <param name="From">When it begins (UTC).</param>
/// <param name="Traffic">What was received in it, and what became of that.</param>
public sealed record TrafficBucket(DateTimeOffset From, TrafficDetail Traffic);
