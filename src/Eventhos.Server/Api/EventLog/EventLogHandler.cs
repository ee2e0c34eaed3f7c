using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.EventLog;

/// <summary>Reads of the event log.</summary>
internal sealed class EventLogHandler
{
    // Of attempts and of a chain: more than are to be expected.
    private const int MostRelated = 1000;

    private readonly IEventLog _log;
    private readonly CatalogStore _catalog;
    private readonly EventLogAnswers _masked;
    private readonly EventLogAnswers _unmasked = new(Masking.Off);

    public EventLogHandler(IEventLog log, CatalogStore catalog, Masking masking)
    {
        _log = log;
        _catalog = catalog;
        _masked = new EventLogAnswers(masking);
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var page = await _log.ListAsync(EventLogQuery.From(http.Request, list), http.RequestAborted);
        var counted = list.Page([.. page.Items.Select(EventLogAnswers.Item)], page.TotalItems);
        return Envelope.Ok(new ReceivedEventList(
            counted.Items, counted.PageIndex, counted.ItemsPerPage, counted.TotalItems, counted.TotalPages, page.IsMore));
    }

    public async Task<IResult> NewestAsync(HttpContext http)
    {
        var filter = EventLogQuery.WithoutPlace(http.Request, ListQuery.From(http.Request) with { PageIndex = 0, Descending = true });
        var page = await _log.ListAsync(filter with { CountsTotal = false }, http.RequestAborted);
        long? since = null;
        if (http.Request.Query.Time("since") is { } from)
        {
            var counted = await _log.ListAsync(filter with { From = from, ItemsPerPage = 1 }, http.RequestAborted);
            since = counted.IsMore ? null : counted.TotalItems;
        }

        return Envelope.Ok(new NewestEvents([.. page.Items.Select(EventLogAnswers.Item)], since));
    }

    public async Task<IResult> AttemptsAsync(HttpContext http)
    {
        var id = http.Id("id", "received event");
        var attempts = await _log.AttemptsOfEventAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("received event", id);
        return Envelope.Ok<IReadOnlyList<AttemptRow>>([.. attempts.Select(EventLogAnswers.Attempt)]);
    }

    public async Task<IResult> ExecutionAttemptsAsync(HttpContext http)
    {
        var id = http.Id("detailId", "execution");
        var attempts = await _log.AttemptsOfExecutionAsync(id, MostRelated, http.RequestAborted) ?? throw RouteIds.NotFound("execution", id);
        return Envelope.Ok<IReadOnlyList<AttemptRow>>([.. attempts.Select(EventLogAnswers.Attempt)]);
    }

    public async Task<IResult> ChainAsync(HttpContext http)
    {
        var id = http.Id("id", "received event");
        var chain = await _log.ChainAsync(id, MostRelated, http.RequestAborted);
        return chain.Count > 0
            ? Envelope.Ok<IReadOnlyList<ChainRow>>([.. chain.Select(EventLogAnswers.Chained)])
            : throw RouteIds.NotFound("received event", id);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.Id("id", "received event");
        var detail = await _log.FindAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("received event", id);
        return Envelope.Ok((await AnswersAsync(http, "received_event", id)).Detail(detail));
    }

    public async Task<IResult> GetExecutionAsync(HttpContext http)
    {
        var id = http.Id("detailId", "execution");
        var attempt = http.Request.Query.Number("attempt");
        var detail = await _log.FindExecutionAsync(id, attempt is null ? null : (int)Math.Clamp(attempt.Value, 0, int.MaxValue), http.RequestAborted)
            ?? throw RouteIds.NotFound("execution", id);
        if (attempt is not null && detail.LastAttempt is null)
        {
            throw RouteIds.NotFound("attempt", attempt.Value);
        }

        return Envelope.Ok((await AnswersAsync(http, "execution", id)).Execution(detail));
    }

    /// <summary>Masked, unless the caller may see everything and asks to. That is on record before anything is shown.</summary>
    private async Task<EventLogAnswers> AnswersAsync(HttpContext http, string target, long id)
    {
        if (http.Request.Query.Only("unmask") is not ("true" or "1"))
        {
            return _masked;
        }

        if (!http.Features.Get<Principal>()!.May("event:unmask"))
        {
            throw new ApiException(401, 401002, "Subject not authorized; incorrect permissions");
        }

        await _catalog.RecordAsync(http.Origin(), new AuditDraft($"{target}.unmask", target, id, Before: null, After: null), http.RequestAborted);
        return _unmasked;
    }
}
