using Eventhos.Bench.Consumer;

namespace Eventhos.Bench.Run;

/// <summary>Waits, after the load, until the consumer has everything, or nothing more comes.</summary>
internal sealed class Drain(ConsumerClient consumer, LoadOptions options, CancellationToken cancellation)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to look out for deliveries too many once the expected ones are in.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    public async Task WaitAsync(long events)
    {
        var stats = await consumer.StatsAsync(cancellation);
        var lastProgress = TimeProvider.System.GetTimestamp();
        while (stats.Deliveries - stats.Surplus < events * options.Contracts
            && TimeProvider.System.GetElapsedTime(lastProgress).TotalSeconds < options.DrainTimeout)
        {
            await Task.Delay(Poll, TimeProvider.System, cancellation);
            var now = await consumer.StatsAsync(cancellation);
            lastProgress = now.Deliveries > stats.Deliveries ? TimeProvider.System.GetTimestamp() : lastProgress;
            stats = now;
        }
    }

    /// <summary>What the consumer has once nothing more is to come.</summary>
    public async Task<ConsumerStats> LookBackAsync()
    {
        await Task.Delay(Aftermath, TimeProvider.System, cancellation);
        return await consumer.StatsAsync(cancellation);
    }
}
