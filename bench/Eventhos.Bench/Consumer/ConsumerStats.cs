using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Consumer;

/// <summary>What arrived at the consumer since its last reset.</summary>
internal sealed record ConsumerStats(
    long Deliveries,
    long Surplus,
    long RepeatedWebhookIds,
    long WithoutWebhookId,
    long Stray,
    long LastAt,
    LatencyFigures EndToEnd);
