using Eventhos.Storage.Audit;

namespace Eventhos.Server.Auth;

/// <summary>Who is calling, for the audit log.</summary>
public static class CallerOrigin
{
    /// <summary>The user or client that the request was let in as.</summary>
    /// <exception cref="InvalidOperationException">Nobody was: the route is public.</exception>
    public static AuditOrigin Origin(this HttpContext http)
    {
        var principal = http.Features.Get<Principal>() ?? throw new InvalidOperationException("The caller is not known.");
        return http.OriginOf(principal.IsUser ? AuditActor.User : AuditActor.Client, principal.SubjectId, principal.Name);
    }

    /// <summary>A caller that the route itself knows, e.g. by an access key.</summary>
    public static AuditOrigin OriginOf(this HttpContext http, AuditActor kind, long? actorId, string name) =>
        new(kind, actorId, name, http.Connection.RemoteIpAddress?.ToString(), http.TraceIdentifier);
}
