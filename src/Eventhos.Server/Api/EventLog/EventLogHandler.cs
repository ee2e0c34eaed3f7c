using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.EventLog;

/// <summary>Reads of the event log.</summary>
internal sealed class EventLogHandler
{
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
        return Envelope.Ok(list.Page([.. page.Items.Select(EventLogAnswers.Item)], page.TotalItems));
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
        var detail = await _log.FindExecutionAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("execution", id);
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
