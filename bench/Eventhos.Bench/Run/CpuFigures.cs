namespace Eventhos.Bench.Run;

/// <summary>Processor seconds from the first send to the last delivery, by who spent them.</summary>
internal sealed record CpuFigures(double Target, double Driver, double Consumer, double Others);
