using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Run;

/// <summary>The result of one run against one target.</summary>
internal sealed record RunFigures
{
    public required string Target { get; init; }

    public required int Round { get; init; }

    public required long Acknowledged { get; init; }

    public required double AcceptedPerSecond { get; init; }

    public required LatencyFigures Answer { get; init; }

    public required long Delivered { get; init; }

    public required double DeliveredPerSecond { get; init; }

    public required LatencyFigures EndToEnd { get; init; }

    public required double DrainSeconds { get; init; }

    public double PeakRssMb { get; init; }

    public required IReadOnlyList<RssSample> RssSamples { get; init; }

    public CpuFigures Cpu { get; init; } = new(0, 0, 0, 0);

    public required double DataMb { get; init; }

    public required IReadOnlyDictionary<string, long> Errors { get; init; }

    /// <summary>Acknowledged events that did not reach the consumer as often as there are contracts.</summary>
    public required long Missing { get; init; }

    /// <summary>Some of the missing numbers.</summary>
    public required IReadOnlyList<long> MissingSeqs { get; init; }

    /// <summary>Deliveries beyond one for each event and contract.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Deliveries with a webhook-id that had come before.</summary>
    public required long RepeatedWebhookIds { get; init; }

    public required long WithoutWebhookId { get; init; }

    /// <summary>Requests to the consumer that belong to no event of the measurement, such as repetitions from the warm-up.</summary>
    public required long Stray { get; init; }

    /// <summary>Times in a second that somebody who looks was shown something new, all of them together.</summary>
    public double RenderingsPerSecond { get; init; }

    /// <summary>What they were sent for that.</summary>
    public double ShownMb { get; init; }

    public double CpuMicrosPerEvent => Cpu.Target * 1_000_000 / Math.Max(1, Acknowledged);

    public long ErrorCount => Errors.Values.Sum();

    public bool Flawless =>
        Acknowledged > 0 && ErrorCount + Missing + Duplicates + RepeatedWebhookIds + WithoutWebhookId + Stray == 0;
}
