using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Server.Ingest;

namespace Eventhos.Server.Api.Retries;

/// <summary>What the body of <c>POST /event/received/retry</c> asks for.</summary>
internal static class RetryRunBody
{
    private const int MaxIds = 10_000;

    // A name that is not known here would make the retry one of more than was meant.
    private static readonly string[] Fields = ["filter", "ids", "receivedEventIds", "perSecond", "onlyCount"];
    private static readonly string[] Filters = ["eventId", "eventIdentifier", "contractId", "state", "from", "to", "systemId", "consumerId", "eventIdentifierSearch"];

    /// <summary>Reads it.</summary>
    /// <exception cref="ApiException">It asks for nothing, for more than one thing, or for what is not there.</exception>
    public static RetrySelection Selection(ApiBody body, RoutingSnapshot snapshot)
    {
        Know(body, Fields, "");
        string[] ways = [.. Fields[..3].Where(body.Has)];
        return ways switch
        {
            ["filter"] => Filter(body.OptionalObject("filter")!, snapshot),
            ["ids"] => new RetrySelection { ExecutionIds = body.Ids("ids", MaxIds) },
            ["receivedEventIds"] => new RetrySelection { ReceivedEventIds = body.Ids("receivedEventIds", MaxIds) },
            [] => throw ApiBody.Required("filter or ids"),
            _ => throw Refused($"{string.Join(" and ", ways)} can't be given together"),
        };
    }

    /// <summary>The rate; at most <paramref name="most"/>, which it is where it is left out.</summary>
    public static int PerSecond(ApiBody body, int most) => body.OptionalNumber("perSecond") switch
    {
        null => most,
        < 1 => throw Refused("perSecond must be at least 1"),
        { } asked => (int)Math.Min(asked, most),
    };

    private static RetrySelection Filter(ApiBody filter, RoutingSnapshot snapshot)
    {
        Know(filter, Filters, "filter.");
        if (filter.OptionalText("state") is not (null or "" or "error"))
        {
            throw Refused("filter.state can only be error: nothing else can be retried");
        }

        return new RetrySelection
        {
            EventTypeId = Event(filter, snapshot),
            ContractId = Contract(filter.OptionalNumber("contractId"), snapshot),
            From = Time(filter, "from", end: false),
            Before = Time(filter, "to", end: true),
            Scope = Scope(filter),
        };
    }

    /// <summary>Without its contracts, which are the catalog's to know; null where nothing of it is asked for.</summary>
    private static RetryScope? Scope(ApiBody filter)
    {
        var part = filter.OptionalText("eventIdentifierSearch") is { Length: > 0 } text ? text : null;
        var (system, consumer) = (filter.OptionalNumber("systemId"), filter.OptionalNumber("consumerId"));
        return part is null && system is null && consumer is null ? null : new RetryScope([], system, consumer, part);
    }

    private static long? Event(ApiBody filter, RoutingSnapshot snapshot)
    {
        var id = filter.OptionalNumber("eventId");
        if (id is not null && !snapshot.EventIdentifiers.ContainsKey(id.Value))
        {
            throw RouteIds.NotFound("event", id);
        }

        if (filter.OptionalText("eventIdentifier") is not { Length: > 0 } identifier)
        {
            return id;
        }

        var route = snapshot.Events.GetValueOrDefault(identifier) ?? throw EventEndpoint.EventUnknown(identifier);
        return id is null || id == route.EventTypeId ? route.EventTypeId : throw Refused("filter.eventId and filter.eventIdentifier are two events");
    }

    private static long? Contract(long? id, RoutingSnapshot snapshot) =>
        id is null || snapshot.Events.Values.Any(route => route.Contracts.Any(contract => contract.ContractId == id)) ? id : throw RouteIds.NotFound("contract", id);

    private static DateTimeOffset? Time(ApiBody filter, string field, bool end)
    {
        var value = filter.Find(field);
        var text = value is { ValueKind: System.Text.Json.JsonValueKind.Number } number ? number.GetRawText() : filter.OptionalText(field);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return TimeText.Parse(text, end) ?? throw new ApiException(400, 400120, $"Invalid body; filter.{field} is not a date or an ISO 8601 time");
    }

    private static void Know(ApiBody body, string[] known, string path)
    {
        if (body.Fields.FirstOrDefault(field => !known.Contains(field, StringComparer.Ordinal)) is { } unknown)
        {
            throw Refused($"{path}{unknown} is not known here");
        }
    }

    private static ApiException Refused(string what) => new(400, 400121, $"Invalid body; {what}");
}
