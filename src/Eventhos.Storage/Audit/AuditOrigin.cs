namespace Eventhos.Storage.Audit;

/// <summary>Who does something, and from where.</summary>
/// <param name="Kind">Whose act it is.</param>
/// <param name="ActorId">The subject of a user or client; null otherwise.</param>
/// <param name="ActorName">The user's name or the client's identifier.</param>
/// <param name="Address">The address the request came from; null inside the hub.</param>
/// <param name="RequestId">The request's id; null inside the hub.</param>
public sealed record AuditOrigin(AuditActor Kind, long? ActorId, string ActorName, string? Address, string? RequestId)
{
    /// <summary>The hub by itself, e.g. at its first start.</summary>
    public static AuditOrigin Hub(string what) => new(AuditActor.Hub, ActorId: null, what, Address: null, RequestId: null);
}
