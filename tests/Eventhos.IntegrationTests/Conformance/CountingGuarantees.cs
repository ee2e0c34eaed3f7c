using Eventhos.Storage.Journal.Counts;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>Guarantees of what is counted beside the pipeline.</summary>
public abstract class CountingGuarantees<TStore> : StoreGuarantees<TStore>
    where TStore : TestStore, new()
{
    /// <summary>Passes until nothing is left to count.</summary>
    protected async Task CountAsync()
    {
        Store.Time.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; await Session.Counter.RunAsync(Cancellation) is not CountingStep.Done; i++)
        {
            Assert.True(i < 6_000, "counting does not come to an end");

            // Other tests' transactions on the same server.
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }
    }

    /// <summary>Passes until it is stopped.</summary>
    protected async Task CountAllTheTimeAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Store.Time.Advance(TimeSpan.FromSeconds(1));
            await Session.Counter.RunAsync(Cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }
}
