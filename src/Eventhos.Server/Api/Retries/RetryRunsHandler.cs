using System.Text.Json;
using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;

namespace Eventhos.Server.Api.Retries;

/// <summary>Retries of many: start, watch, cancel.</summary>
internal sealed class RetryRunsHandler
{
    private const int MaxUnfinished = 4;

    private readonly IRetryRunLog _runs;
    private readonly RetryRunner _runner;
    private readonly RetryLimits _limits;
    private readonly SnapshotStore _snapshots;
    private readonly CatalogStore _catalog;
    private readonly TimeProvider _time;

    public RetryRunsHandler(
        IRetryRunLog runs, RetryRunner runner, RetryLimits limits, SnapshotStore snapshots, CatalogStore catalog, TimeProvider time)
    {
        _catalog = catalog;
        _runs = runs;
        _runner = runner;
        _limits = limits;
        _snapshots = snapshots;
        _time = time;
    }

    public async Task<IResult> StartAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var selection = await RetryContracts.FindAsync(_catalog, RetryRunBody.Selection(body, _snapshots.Current), http.RequestAborted);
        var perSecond = RetryRunBody.PerSecond(body, _limits.PerSecond);
        var by = http.Features.Get<Principal>()!.Name;
        var request = new RetryRunRequest(selection, perSecond, by, _time.GetUtcNow());
        if (body.OptionalFlag("onlyCount") is true)
        {
            return Envelope.Ok(new RetryRunStarted(0, await _runs.CountAsync(request, http.RequestAborted)));
        }

        var run = await _runs.StartAsync(request, MaxUnfinished, http.RequestAborted)
            ?? throw new ApiException(409, 409201, $"{MaxUnfinished} retries of many are under way already; wait for one to end, or cancel it");
        try
        {
            await RecordAsync(http, "create", run, Describe(run.Id, body));
        }
        catch
        {
            // Nothing is done that is not on record.
            await _runs.CancelAsync(run.Id, _time.GetUtcNow());
            throw;
        }

        _runner.Wake();
        return Envelope.Changed(new RetryRunStarted(run.Id, run.Total));
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var (runs, total) = await _runs.ListAsync((long)list.PageIndex * list.ItemsPerPage, list.ItemsPerPage, list.Descending, http.RequestAborted);
        var snapshot = _snapshots.Current;
        return Envelope.Ok(list.Page([.. runs.Select(run => RetryRunRow.Of(run, snapshot))], total));
    }

    public async Task<IResult> GetAsync(HttpContext http) => Envelope.Ok(RetryRunRow.Of(await FindAsync(http), _snapshots.Current));

    public async Task<IResult> CancelAsync(HttpContext http)
    {
        var run = await FindAsync(http);
        if (run.State != RetryRunState.Running)
        {
            throw Ended();
        }

        await RecordAsync(http, "cancel", run, after: null);
        if (!await _runs.CancelAsync(run.Id, _time.GetUtcNow()))
        {
            throw Ended();
        }

        return Envelope.Changed();
    }

    private static ApiException Ended() => new(409, 409202, "The retry of many has ended already");

    /// <summary>What was asked for; of a long list its length, for the run has the rest.</summary>
    private static string Describe(long runId, ApiBody body) => JsonSerializer.Serialize(new[]
    {
        new
        {
            row = "retry_run",
            id = runId,
            values = new
            {
                filter = body.Find("filter"),
                ids = body.Find("ids")?.GetArrayLength(),
                received_event_ids = body.Find("receivedEventIds")?.GetArrayLength(),
            },
        },
    });

    private Task RecordAsync(HttpContext http, string verb, RetryRun run, string? after) => _catalog.RecordAsync(
        http.Origin(), new AuditDraft($"retry_run.{verb}", "retry_run", run.Id, Before: null, after), http.RequestAborted);

    private async Task<RetryRun> FindAsync(HttpContext http)
    {
        var id = http.Id("runId", "retry of many");
        return await _runs.FindAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("retry of many", id);
    }
}
