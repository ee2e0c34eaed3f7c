using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.Server.Api.Traffic;

/// <summary>Reads traffic once for all who ask at about the same time, however many watch it.</summary>
internal sealed class SharedTraffic(TrafficReader reader, TrafficNames names, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, SharedRead> _reads = [];

    /// <summary>The traffic of a range, as it was at most a second ago; twice as long ago as it takes to read, where that takes longer.</summary>
    public Task<TrafficView> ReadAsync(TrafficRange range, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_reads.TryGetValue(range.Minutes, out var read) || read.IsOld(time, Least))
            {
                _reads[range.Minutes] = read = new SharedRead(time, ShowAsync(range));
            }

            return read.View.WaitAsync(cancellationToken);
        }
    }

    private async Task<TrafficView> ShowAsync(TrafficRange range)
    {
        // Not while others wait for the lock. Nor is it one caller's to cancel.
        await Task.Yield();
        return await names.ShowAsync(await reader.ReadAsync(range, CancellationToken.None), CancellationToken.None);
    }
}
