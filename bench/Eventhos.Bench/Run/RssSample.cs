namespace Eventhos.Bench.Run;

/// <summary>The memory in use when so many events had been answered.</summary>
internal sealed record RssSample(long Answered, double RssMb);
