namespace Eventhos.Bench.Measure;

/// <summary>What is told of a latency, in milliseconds.</summary>
internal sealed record LatencyFigures(double P50, double P99, double Max);
