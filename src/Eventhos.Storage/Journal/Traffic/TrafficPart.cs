namespace Eventhos.Storage.Journal.Traffic;

/// <summary>The traffic of the span that begins at a moment (milliseconds since 1970).</summary>
internal sealed record TrafficPart(long Start, TrafficDetail Detail);
