using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>Hears signals on a connection of its own. One that is lost costs nothing but time: the beat looks anyway.</summary>
internal sealed class NodeSignals : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly PostgresDatabase _database;
    private readonly TimeProvider _time;
    private int _pending;

    public NodeSignals(PostgresDatabase database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Tells all nodes that there is work, once the transaction is committed.</summary>
    public static async Task SendWorkAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, '')", connection, transaction) { Parameters = { new() { Value = PostgresSignals.Work } } };
        await notify.ExecuteNonQueryAsync();
    }

    /// <summary>Waits for a signal, for as long as <paramref name="atMost"/>.</summary>
    public async Task<NodeSignal> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await _heard.WaitAsync(atMost, cancellationToken);
        return (NodeSignal)Interlocked.Exchange(ref _pending, 0);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _heard.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The beat tells of a database that is gone.
                await Task.Delay(Pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.Source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, signal) => Hear(signal.Channel == PostgresSignals.Work ? NodeSignal.Work : NodeSignal.Catalog);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresSignals.Catalog}; LISTEN {PostgresSignals.Work}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // Signals may have been lost while nobody listened.
        Hear(NodeSignal.Catalog | NodeSignal.Work);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Hear(NodeSignal signal)
    {
        Interlocked.Or(ref _pending, (int)signal);
        try
        {
            _heard.Release();
        }
        catch (SemaphoreFullException)
        {
            // Heard already.
        }
    }
}
