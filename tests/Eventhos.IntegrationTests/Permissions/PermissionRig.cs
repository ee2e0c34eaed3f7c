using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>A hub, a second one whose tokens are foreign to it, and a consumer that refuses everything.</summary>
public sealed class PermissionRig : IAsyncLifetime
{
    private Receiver? _consumer;
    private Callers? _callers;

    public RunningHub Hub { get; } = new();

    public RunningHub Foreign { get; } = new();

    public Callers Callers => _callers ?? throw new InvalidOperationException("The hubs do not run.");

    /// <summary>Rows for one call.</summary>
    public SampleRows NewRows() => new(Hub, _consumer!);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _consumer = await Receiver.StartAsync(Replies.Status(500));
        await Hub.InitializeAsync();
        await Foreign.InitializeAsync();
        _callers = await Callers.OfAsync(Hub, Foreign);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Foreign.DisposeAsync();
        await _consumer!.DisposeAsync();
    }
}
