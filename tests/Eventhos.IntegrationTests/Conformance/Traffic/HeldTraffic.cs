using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.IntegrationTests.Conformance.Traffic;

/// <summary>A state of the database that stays open after traffic was read from it, so that a plain statement can be asked about the same.</summary>
internal sealed class HeldTraffic(ITrafficSnapshot snapshot) : ITrafficSource, ITrafficSnapshot
{
    public ITrafficRows Rows => snapshot.Rows;

    public Task<ITrafficSnapshot> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ITrafficSnapshot>(this);

    public Task<OpenWork> OpenWorkAsync() => snapshot.OpenWorkAsync();

    public Task<IReadOnlyDictionary<long, FailureCause>> CausesAsync(IReadOnlyList<ExecutionMark> failed) => snapshot.CausesAsync(failed);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
