using System.Diagnostics;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Notices;
using Eventhos.Engine.Retries;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.Postgres.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>
/// Gives signs of life, puts in force what other nodes changed, and takes over what dead ones left. Woken by signals; a beat without any is
/// the backstop. No node leads: all do the same.
/// </summary>
internal sealed partial class NodeHeart : BackgroundService
{
    private static readonly TimeSpan HousekeepingEvery = TimeSpan.FromMinutes(1);

    private readonly PostgresDatabase _database;
    private readonly NodeSessions _sessions;
    private readonly NodeOptions _options;
    private readonly NodeSignals _signals;
    private readonly CatalogFollower _follower;
    private readonly OverflowFeeder _feeder;
    private readonly RetryRunner _retries;
    private readonly LaneBoard _lanes;
    private readonly SharedClock _clock;
    private readonly GiveUpNotices _notices;
    private readonly TimeProvider _time;
    private readonly ILogger<NodeHeart> _logger;
    private DateTimeOffset _keptHouseAt = DateTimeOffset.MinValue;
    private bool _isDown;

    // The last beat that was answered, and since when there was never a lease's time without one (Stopwatch): who was cut off, or has just come, can't tell
    // the silence of others from its own deafness.
    private long? _heardAt;
    private long _hearsSince;

    public NodeHeart(
        PostgresDatabase database, NodeSessions sessions, NodeOptions options, NodeSignals signals, CatalogFollower follower, OverflowFeeder feeder, RetryRunner retries,
        LaneBoard lanes, SharedClock clock, GiveUpNotices notices, TimeProvider time, ILogger<NodeHeart> logger)
    {
        _database = database;
        _sessions = sessions;
        _options = options;
        _signals = signals;
        _follower = follower;
        _feeder = feeder;
        _retries = retries;
        _lanes = lanes;
        _clock = clock;
        _notices = notices;
        _time = time;
        _logger = logger;
    }

    /// <summary>Once: a sign of life, and all that follows from the answer.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        var open = _sessions.Open.ToList();
        var asked = _clock.GetOwnUtcNow();
        _sessions.Beating();
        var pulse = await PulseBatch.RunAsync(_database, open, _options.Lease, _follower.LastChange, cancellationToken);
        _clock.Set(pulse.Now, asked);
        var lost = open.Where(session => session.IsLost).ToList();
        lost.ForEach(_sessions.Remove);
        _sessions.Beaten();
        NoteHeard();
        _sessions.Nodes = pulse.Nodes;
        _lanes.ShareWith(pulse.Nodes);
        if (lost.Count > 0)
        {
            // Whoever is not heard of for so long may have missed anything.
            LogLost(lost.Count);
            await _follower.StartOverAsync(pulse, cancellationToken);
        }
        else
        {
            await _follower.FollowAsync(pulse, cancellationToken);
        }

        if (pulse.Expired && Stopwatch.GetElapsedTime(_hearsSince) >= _options.Lease)
        {
            await ReleaseAsync(LeaseStatements.ReclaimAsync, LogReclaimed);
        }

        var finished = _sessions.Open.Where(session => session is { IsRetired: true, Held: <= 0 } && session != _sessions.Newest).ToList();
        if (finished.Count > 0)
        {
            await ReleaseAsync((connection, transaction) => LeaseStatements.EndAsync(connection, transaction, finished), LogReleased);
            finished.ForEach(_sessions.Remove);
        }
    }

    /// <summary>Before anything is leased to this node.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await _sessions.BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Ends this node's sessions: others need not wait for their leases to run out.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await ReleaseAsync((connection, transaction) => LeaseStatements.EndAsync(connection, transaction, [.. _sessions.Open]), LogReleased);
        }
        catch (JournalUnavailableException e)
        {
            // They run out by themselves.
            LogDown(e);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var signal = await _signals.WaitAsync(_options.Beat, stoppingToken);
                await BeatAsync(stoppingToken);
                if (signal.HasFlag(NodeSignal.Work))
                {
                    await _feeder.DiscoverAsync(stoppingToken);
                    _retries.Wake();
                }

                await KeepHouseAsync();
                if (_isDown)
                {
                    _isDown = false;
                    LogUp();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (!_isDown)
                {
                    _isDown = true;
                    LogDown(e);
                }

                await Task.Delay(_options.Beat, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void NoteHeard()
    {
        var now = Stopwatch.GetTimestamp();
        if (_heardAt is not { } last || Stopwatch.GetElapsedTime(last, now) >= _options.Lease)
        {
            _hearsSince = now;
        }

        _heardAt = now;
    }

    private async Task ReleaseAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task<Released>> release, Action<int, int> log)
    {
        var released = await PostgresTransactions.RunAsync(
            _database,
            async (connection, transaction) =>
            {
                var left = await release(connection, transaction);
                if (left.IsAny)
                {
                    await NodeSignals.SendWorkAsync(connection, transaction);
                }

                return left;
            });
        if (released.IsAny)
        {
            log(released.Leases, released.Mails);
        }

        if (released.Mails > 0)
        {
            // This node's mail worker first; those of the others look every few seconds.
            _notices.Stored();
        }
    }

    private async Task KeepHouseAsync()
    {
        var now = _time.GetUtcNow();
        if (now - _keptHouseAt < HousekeepingEvery)
        {
            return;
        }

        _keptHouseAt = now;
        await NodeHousekeeping.RunAsync(_database, now);

        // What a session was storing when it was ended may have shown after that.
        await ReleaseAsync(LeaseStatements.ReleaseEndedAsync, LogReclaimed);
        _retries.Wake();
    }
}
