using Eventhos.Engine.Ingest;
using Eventhos.Engine.Journal;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Retention;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Mails;
using Eventhos.Storage.Protection;
using Eventhos.Storage.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>One process's life on the database. Disposing it is dying: nothing is handed back.</summary>
public sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StoreSession(ServiceProvider services)
    {
        _services = services;
        Journal = services.GetRequiredService<IJournal>();
        Claims = services.GetRequiredService<IExecutionClaims>();
        Log = services.GetRequiredService<IEventLog>();
        Executions = services.GetRequiredService<IStoredExecutions>();
        Runs = services.GetRequiredService<IRetryRuns>();
        RunLog = services.GetRequiredService<IRetryRunLog>();
        Expired = services.GetRequiredService<IExpiredEvents>();
        Outbox = services.GetRequiredService<IMailOutbox>();
        Catalog = services.GetRequiredService<CatalogStore>();
        Snapshots = services.GetRequiredService<SnapshotStore>();
        Failures = services.GetRequiredService<ISignInFailures>();
        Counter = services.GetRequiredService<LogCounter>();
        Traffic = services.GetRequiredService<TrafficReader>();
    }

    public IJournal Journal { get; }

    public IExecutionClaims Claims { get; }

    public IEventLog Log { get; }

    public IStoredExecutions Executions { get; }

    public IRetryRuns Runs { get; }

    public IRetryRunLog RunLog { get; }

    public IExpiredEvents Expired { get; }

    public IMailOutbox Outbox { get; }

    public CatalogStore Catalog { get; }

    public SnapshotStore Snapshots { get; }

    public ISignInFailures Failures { get; }

    internal LogCounter Counter { get; }

    public TrafficReader Traffic { get; }

    public PayloadProtection Payloads => _services.GetRequiredService<PayloadProtection>();

    public ISnapshotSource SnapshotSource => _services.GetRequiredService<ISnapshotSource>();

    public ActionSecrets ActionSecrets => _services.GetRequiredService<ActionSecrets>();

    public IReplyChains Chains => _services.GetRequiredService<IReplyChains>();

    public CatalogProtection Protection => _services.GetRequiredService<CatalogProtection>();

    public ICatalogGate Gate => _services.GetRequiredService<ICatalogGate>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
