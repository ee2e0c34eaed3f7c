using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Drive;

/// <summary>What the load generator saw in one phase: numbers from First up to, not including, End were sent.</summary>
internal sealed record DriveReport(
    long First,
    long End,
    long Acknowledged,
    long FirstSentAt,
    long LastAnswerAt,
    LatencyFigures Answer,
    IReadOnlyDictionary<string, long> Errors,
    IReadOnlyList<long> Unacknowledged);
