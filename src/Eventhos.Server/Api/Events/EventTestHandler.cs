using Eventhos.Engine;
using Eventhos.Engine.Routing;
using Eventhos.Server.Api.Retries;
using Eventhos.Server.Auth;
using Eventhos.Server.Ingest;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Api.Events;

/// <summary>
/// <c>POST /event/:id/test</c>: an event sent by whoever may change the event, without its access key. It goes the way of every other; what let its
/// sender in is no part of it.
/// </summary>
internal sealed class EventTestHandler
{
    private static readonly HashSet<string> Credentials = new(["authorization", "cookie", "access-key", "access_token"], StringComparer.OrdinalIgnoreCase);

    private readonly EventPipeline _pipeline;
    private readonly SnapshotStore _snapshots;
    private readonly CatalogStore _catalog;

    public EventTestHandler(EventPipeline pipeline, SnapshotStore snapshots, CatalogStore catalog)
    {
        _pipeline = pipeline;
        _snapshots = snapshots;
        _catalog = catalog;
    }

    public async Task<IResult> SendAsync(HttpContext http)
    {
        var id = http.Id("id", "event");
        var route = RouteOf(id) ?? throw RouteIds.NotFound("event", id);
        var captured = await RequestCapture.CaptureAsync(http);
        var request = captured with { Url = ShownUrl.Of(http.Request), Query = Without(captured.Query), Headers = Without(captured.Headers) };

        // On record before it is done, so that nothing is done that is not on record.
        await _catalog.RecordAsync(http.Origin(), new AuditDraft("event.test", "event", id, Before: null, After: null), http.RequestAborted);
        var receipt = await _pipeline.IngestAsync(route, request);
        http.Response.Headers["eventhos-event-id"] = receipt.ReceivedEventId.ToString();
        return Envelope.Changed(new EventTested(receipt.ReceivedEventId, receipt.HasWork ? 1 : 0));
    }

    private static KeyValuePair<string, string>[] Without(IEnumerable<KeyValuePair<string, string>> pairs) => [.. pairs.Where(pair => !Credentials.Contains(pair.Key))];

    private EventRoute? RouteOf(long id)
    {
        var snapshot = _snapshots.Current;
        return snapshot.EventIdentifiers.TryGetValue(id, out var identifier) ? snapshot.Events.GetValueOrDefault(identifier) : null;
    }
}
