using Eventhos.Engine.Journal;
using Eventhos.Engine.Model;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Journal;

namespace Eventhos.IntegrationTests.Conformance;

/// <summary>A store of its own for each guarantee, with a session and a small catalog.</summary>
[OneStorage("has a subclass for each database")]
public abstract class StoreGuarantees<TStore> : IAsyncLifetime
    where TStore : TestStore, new()
{
    protected TStore Store { get; } = new();

    /// <summary>The session that is open from the start.</summary>
    protected StoreSession Session { get; private set; } = null!;

    protected TestCatalog Catalog { get; private set; } = null!;

    protected Samples Sample { get; private set; } = null!;

    protected DateTimeOffset Now => Store.Time.GetUtcNow();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Store.CreateAsync();
        Session = Store.Open();
        Catalog = await TestCatalog.StoreAsync(Session);
        Sample = new Samples(Catalog, Store.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A process that comes after nothing was heard of the sessions before it for long.</summary>
    protected async Task<StoreSession> OpenHeirAsync()
    {
        await Store.LapseAsync();
        return Store.Open();
    }

    /// <summary>Stores an event with one execution; answers the execution.</summary>
    protected async Task<Execution> AppendAsync(ExecutionState state = ExecutionState.Ready, int action = 0, string body = "{}")
    {
        var execution = Sample.Execution(Sample.Event(body), state, action);
        await Session.Journal.AppendAsync(execution.Event, [execution]);
        return execution;
    }

    /// <summary>Stores an event whose one execution has failed.</summary>
    protected async Task<Execution> FailAsync(int action = 0)
    {
        var execution = await AppendAsync(ExecutionState.Running, action);
        await Session.Journal.SettleAsync(Sample.Settlement(execution, new ExecutionTransition.GaveUp()));
        return execution;
    }

    protected static Task<IReadOnlyList<Execution>> ClaimAllAsync(StoreSession session, long actionId, DateTimeOffset now) =>
        session.Claims.ClaimAsync(actionId, 10_000, long.MaxValue, now);

    protected Task<IReadOnlyList<Execution>> ClaimAllAsync(int action = 0) => ClaimAllAsync(Session, Catalog.Actions[action], Now);

    protected async Task<ExecutionDetail> FindAsync(Execution execution) =>
        await Session.Log.FindExecutionAsync(execution.Id, Cancellation) ?? throw new InvalidOperationException($"There is no execution {execution.Id}.");

    protected async Task<ExecutionState> StateOfAsync(Execution execution) => (await FindAsync(execution)).State;

    /// <summary>All of the log, oldest first.</summary>
    protected Task<EventLogPage> LogAsync() =>
        Session.Log.ListAsync(new EventLogFilter { PageIndex = 0, ItemsPerPage = 10_000, Descending = false }, Cancellation);
}
