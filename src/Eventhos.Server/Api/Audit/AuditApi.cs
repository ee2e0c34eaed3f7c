namespace Eventhos.Server.Api.Audit;

/// <summary>The route of the audit log.</summary>
internal static class AuditApi
{
    /// <summary>Maps it.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit", (HttpContext http, AuditHandler audit) => audit.ListAsync(http));
}
