using Eventhos.Engine.Journal;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Auth;

/// <summary>Stores which clients were let in: once a minute, and when the hub stops.</summary>
internal sealed partial class ClientUseWriter : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ClientUseRecorder _recorder;
    private readonly ClientUses _uses;
    private readonly TimeProvider _time;
    private readonly ILogger<ClientUseWriter> _logger;

    public ClientUseWriter(ClientUseRecorder recorder, ClientUses uses, TimeProvider time, ILogger<ClientUseWriter> logger)
    {
        _recorder = recorder;
        _uses = uses;
        _time = time;
        _logger = logger;
    }

    /// <summary>Stores what is not stored yet. What the database does not take now is tried again the next time.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var unstored = _recorder.Unstored;
        if (unstored.Count == 0)
        {
            return;
        }

        try
        {
            await _uses.StoreAsync(unstored, cancellationToken);
            _recorder.Forget(unstored);
        }
        catch (JournalUnavailableException e)
        {
            LogLater(e);
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RunOnceAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is stored by the stop.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not store when clients were last let in; the hub tries again in a minute")]
    private partial void LogLater(Exception exception);
}
