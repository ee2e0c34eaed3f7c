using Eventhos.Storage.Journal;

namespace Eventhos.Server.Api.EventLog;

/// <summary>Reads of the event log.</summary>
internal sealed class EventLogHandler
{
    private readonly IEventLog _log;
    private readonly EventLogAnswers _answers;

    public EventLogHandler(IEventLog log, Masking masking)
    {
        _log = log;
        _answers = new EventLogAnswers(masking);
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
        return Envelope.Ok(_answers.Detail(detail));
    }

    public async Task<IResult> GetExecutionAsync(HttpContext http)
    {
        var id = http.Id("detailId", "execution");
        var detail = await _log.FindExecutionAsync(id, http.RequestAborted) ?? throw RouteIds.NotFound("execution", id);
        return Envelope.Ok(_answers.Execution(detail));
    }
}
