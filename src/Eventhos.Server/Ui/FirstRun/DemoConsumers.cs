using Eventhos.Server.Commands.Demo.Consumers;

namespace Eventhos.Server.Ui.FirstRun;

/// <summary>The demo's consumers in this process: they answer until the hub is stopped.</summary>
internal sealed class DemoConsumers : IAsyncDisposable
{
    private readonly List<ConsumerSet> _sets = [];
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;

    public DemoConsumers(TimeProvider time) => _time = time;

    /// <summary>Starts more of them, on free ports of this machine.</summary>
    public async Task<ConsumerSet> StartAsync(CancellationToken cancellationToken)
    {
        var consumers = await ConsumerSet.StartAsync(_time, cancellationToken);
        lock (_lock)
        {
            _sets.Add(consumers);
        }

        return consumers;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var consumers in _sets)
        {
            await consumers.DisposeAsync();
        }
    }
}
