using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Audit;

/// <summary>The route of the audit log.</summary>
internal static class AuditApi
{
    /// <summary>Maps it.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit", (HttpContext http, AuditHandler audit) => audit.ListAsync(http)).WithTags("Audit log")
            .Describe("listAuditLog", "List who changed or saw what", audit => audit
                .Says("Every change through the API has an entry, and so has every view of what is masked otherwise. Secrets in `before` and `after` are `***`.")
                .Text("actor", "The whole name of who did it.")
                .Number("actorId", "The subject of who did it.")
                .Text("action", "E.g. `system.update`.")
                .Text("target", "E.g. `system`.")
                .Number("targetId", "Its id.")
                .Time("from", "Not before.")
                .Time("to", "Not after; of a bare date the day is included.")
                .OkPage(AuditItem.Example, columns: [], descending: true)
                .RefusesTime("from"));
}
