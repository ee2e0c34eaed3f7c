using Eventhos.Storage.Audit;

namespace Eventhos.Server.Api.Audit;

/// <summary>Reads of the audit log, newest first unless asked otherwise.</summary>
internal sealed class AuditHandler
{
    private readonly IAuditLog _log;

    public AuditHandler(IAuditLog log) => _log = log;

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var page = await _log.ListAsync(FilterOf(http.Request, list), http.RequestAborted);
        return Envelope.Ok(list.Page([.. page.Items.Select(AuditItem.From)], page.TotalItems));
    }

    private static AuditFilter FilterOf(HttpRequest request, ListQuery list) => new()
    {
        PageIndex = list.PageIndex,
        ItemsPerPage = list.ItemsPerPage,
        Descending = list.Descending,
        ActorName = request.Query.Text("actor"),
        ActorId = request.Query.Number("actorId"),
        Action = request.Query.Text("action"),
        Target = request.Query.Text("target"),
        TargetId = request.Query.Number("targetId"),
        From = request.Query.Time("from"),
        Before = request.Query.Time("to", end: true),
    };
}
