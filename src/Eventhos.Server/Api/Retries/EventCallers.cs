using Eventhos.Engine;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Server.Ingest;
using Eventhos.Storage.Audit;

namespace Eventhos.Server.Api.Retries;

/// <summary>
/// Lets in who holds the route's permission, or shows the access key of the event concerned. The predecessor's pages send both, and the
/// key as the event log shows it, masked: one that is right is enough, and the other may be anything.
/// </summary>
internal sealed class EventCallers
{
    private const int NoBearer = 403002;

    private readonly EventPipeline _pipeline;
    private readonly SnapshotStore _snapshots;

    public EventCallers(EventPipeline pipeline, SnapshotStore snapshots)
    {
        _pipeline = pipeline;
        _snapshots = snapshots;
    }

    /// <summary>The event whose access key was shown; null for a holder of the permission, who may act on every event.</summary>
    /// <exception cref="ApiException">Neither.</exception>
    public EventRoute? Admit(HttpContext http)
    {
        if (http.Features.Get<Principal>() is not null)
        {
            return null;
        }

        var refusal = http.Features.Get<BearerRefusal>()?.Reason
            ?? throw new InvalidOperationException($"{http.Request.Path} is not in the table of permissions as open to access keys.");
        try
        {
            return Producer(http.Request) ?? throw refusal;
        }
        catch (ApiException) when (refusal.Code != NoBearer)
        {
            throw refusal;
        }
    }

    /// <summary>Who was let in, for the audit log; a producer by its client.</summary>
    public AuditOrigin Origin(HttpContext http, EventRoute? producer)
    {
        if (producer is null)
        {
            return http.Origin();
        }

        var client = _snapshots.Current.SystemClients.GetValueOrDefault(producer.SystemId);
        return http.OriginOf(AuditActor.Client, client?.SubjectId, $"access key of {producer.Identifier}");
    }

    /// <summary>Null where no access key is shown.</summary>
    private EventRoute? Producer(HttpRequest request)
    {
        var accessKey = EventEndpoint.AccessKeyOf(request);
        if (string.IsNullOrEmpty(accessKey))
        {
            return null;
        }

        var identifier = EventEndpoint.Required(request.Query.Only("event-identifier"), "event-identifier");
        return EventEndpoint.GrantedOrRefused(_pipeline.Admit(identifier, accessKey), identifier);
    }
}
