using System.Collections.Concurrent;
using System.Diagnostics;
using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Model;
using Eventhos.Storage.Nodes;
using Npgsql;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>The sessions of this process: one at a time for new leases, and those before it until all under them has ended.</summary>
internal sealed class NodeSessions : INodeLeases, IDisposable
{
    // Of a lease's length: what of it may have passed before nothing more is started under it.
    private const double Margin = 0.8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // How long a start may take before anything is heard of it. Nobody waits for a session that nothing was leased to.
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);

    private readonly PostgresDatabase _database;
    private readonly NodeOptions _options;
    private readonly ConcurrentDictionary<long, NodeSession> _sessions = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile NodeSession _newest;
    private long _beatSentAt;
    private TaskCompletionSource _beat = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Opens the first session.</summary>
    public NodeSessions(PostgresDatabase database, NodeOptions options, SharedClock clock)
    {
        _database = database;
        _options = options;
        using var connection = database.Source.OpenConnection();
        using var open = OpenCommand(connection, options.Lease > StartPatience ? options.Lease : StartPatience);
        var sentAt = Stopwatch.GetTimestamp();
        _newest = Add((long)open.ExecuteScalar()!, sentAt);
        First = _newest.Id;
        using var last = new NpgsqlCommand("SELECT coalesce(max(id), 0) FROM catalog_changes", connection);
        LastChangeAtStart = (long)last.ExecuteScalar()!;
        using var time = new NpgsqlCommand($"SELECT {DatabaseClock.Now}", connection);
        var asked = clock.GetOwnUtcNow();
        clock.Set((long)time.ExecuteScalar()!, asked);
    }

    /// <summary>The session with which the process began.</summary>
    public long First { get; }

    /// <summary>The last change of the catalog before the process read anything of it.</summary>
    public long LastChangeAtStart { get; }

    /// <summary>The one that was opened last.</summary>
    public NodeSession Newest => _newest;

    /// <summary>How many nodes there were at the last beat, this one included.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>Those that are open.</summary>
    public IEnumerable<NodeSession> Open => _sessions.Values.Where(session => !session.IsLost);

    /// <summary>The ids of those that are open.</summary>
    public long[] OpenIds => [.. Open.Select(session => session.Id)];

    /// <summary>The start is over: from here on it is heard of at every beat, or is dead.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var session = _newest;
        await using var begin = _database.Source.CreateCommand(
            $"UPDATE sessions SET seen_at = {DatabaseClock.Now}, expires_at = {DatabaseClock.Now} + $2 WHERE id = $1 AND ended_at IS NULL");
        begin.Parameters.Add(new() { Value = session.Id });
        begin.Parameters.Add(new() { Value = (long)_options.Lease.TotalMilliseconds });
        var sentAt = Stopwatch.GetTimestamp();
        if (await begin.ExecuteNonQueryAsync(cancellationToken) == 1)
        {
            session.Renewed(sentAt);
        }
    }

    /// <summary>The one for new leases; opened where the one before is no good any more.</summary>
    public async ValueTask<NodeSession> ForLeasesAsync(NpgsqlConnection connection)
    {
        if (_newest is { IsRetired: false, IsLost: false } newest)
        {
            return newest;
        }

        await _opening.WaitAsync();
        try
        {
            if (_newest.IsRetired || _newest.IsLost)
            {
                await using var open = OpenCommand(connection, _options.Lease);
                var sentAt = Stopwatch.GetTimestamp();
                _newest = Add((long)(await open.ExecuteScalarAsync())!, sentAt);
            }

            return _newest;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>True for a lease of a session of this process that is not lost.</summary>
    public bool IsOwn(long lease) => _sessions.ContainsKey(lease);

    /// <summary>Counts leases of a session that ended, by themselves or by being handed back.</summary>
    public void Gave(long lease, int count)
    {
        if (_sessions.TryGetValue(lease, out var session))
        {
            session.Gave(count);
        }
    }

    /// <summary>Forgets a session that was ended.</summary>
    public void Remove(NodeSession session) => _sessions.TryRemove(session.Id, out _);

    /// <summary>True while the database has not answered a sign of life for seconds: whatever it is asked now would wait for nothing.</summary>
    public bool IsCutOff => Volatile.Read(ref _beatSentAt) is var sentAt && sentAt != 0 && Stopwatch.GetElapsedTime(sentAt) > Patience;

    /// <summary>Notes that a sign of life is on its way; those that follow one that got no answer change nothing.</summary>
    public void Beating() => Interlocked.CompareExchange(ref _beatSentAt, Stopwatch.GetTimestamp(), 0);

    /// <summary>The database has answered. Wakes those who wait to know whether they may start.</summary>
    public void Beaten()
    {
        Volatile.Write(ref _beatSentAt, 0);
        Interlocked.Exchange(ref _beat, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <inheritdoc />
    public async ValueTask<bool> HoldsAsync(Execution execution, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before looking: a beat that comes in between is not missed.
            var beat = Volatile.Read(ref _beat).Task;
            if (!_sessions.TryGetValue(execution.Lease, out var session) || session.IsLost)
            {
                return false;
            }

            if (session.Age < _options.Lease * Margin)
            {
                return true;
            }

            await beat.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _opening.Dispose();

    private NodeSession Add(long id, long sentAt) => _sessions[id] = new NodeSession(id, sentAt);

    private NpgsqlCommand OpenCommand(NpgsqlConnection connection, TimeSpan holds) => new(
        $"""
        INSERT INTO sessions (node, version, started_at, seen_at, expires_at)
        SELECT $1, $2, now, now, now + $3 FROM (SELECT {DatabaseClock.Now} AS now) t RETURNING id
        """,
        connection)
    {
        Parameters = { new() { Value = _options.Name }, new() { Value = _options.Version }, new() { Value = (long)holds.TotalMilliseconds } },
    };
}
