using Eventhos.Engine.Notices;
using Eventhos.Engine.Routing;
using Eventhos.IntegrationTests.Conformance.Traffic;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>An empty database of one provider, on which hub sessions are opened. All that a provider does differently is in its subclass.</summary>
public abstract class TestStore : IAsyncDisposable
{
    // One key ring for all sessions, as a data folder has.
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly List<StoreSession> _sessions = [];

    /// <summary>What the table of failed sign-ins may hold here.</summary>
    public const int FailureRows = 1000;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Makes the database with its schema.</summary>
    public abstract Task CreateAsync();

    /// <summary>Empties the data plane.</summary>
    public abstract Task ForgetEventsAsync();

    /// <summary>Everything that the database has written to disk.</summary>
    public abstract Task<byte[]> BytesOnDiskAsync();

    /// <summary>Time passes in which nothing is heard of the sessions that are open; whose end nobody has to wait for, it has ended.</summary>
    public virtual Task LapseAsync() => Task.CompletedTask;

    /// <summary>Makes journal writes wait until the answer is disposed, so that they come together.</summary>
    public abstract ValueTask<IAsyncDisposable> HoldWritesAsync(StoreSession session);

    /// <summary>How many rows the table of failed sign-ins holds.</summary>
    public abstract Task<long> CountFailuresAsync();

    /// <summary>How many spans of a length have a stored count.</summary>
    public abstract Task<long> CountedSpansAsync(long length);

    /// <summary>How many spans of a length have a stored count of traffic.</summary>
    public abstract Task<long> CountedTrafficAsync(long length);

    /// <summary>Traffic as a session reads it, and what plain statements answer, in one state of the database.</summary>
    internal abstract Task<TrafficTruth> ReadTrafficAsync(StoreSession session, TrafficRange range, CancellationToken cancellationToken);

    /// <summary>A page of the log and what a plain statement counts, in one state of the database.</summary>
    public abstract Task<(EventLogPage Page, long Counted)> ListAndCountAsync(EventLogFilter filter, string countSql, CancellationToken cancellationToken);

    /// <summary>Runs statements past the hub.</summary>
    public abstract Task RunAsync(string sql);

    /// <summary>Opens a session beside those that are open: another process on the same database.</summary>
    public StoreSession Open()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDataProtectionProvider>(_keys);
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton(new SignInFailureBounds(FailureRows));
        services.AddSingleton(new GiveUpNotices(TimeSpan.FromMinutes(10)));
        Use(services);
        var session = new StoreSession(services.BuildServiceProvider());
        _sessions.Add(session);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        await DropAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract void Use(IServiceCollection services);

    protected abstract Task DropAsync();
}
