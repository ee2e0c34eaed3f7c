using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Traffic;

/// <summary>The route of <c>/traffic</c>.</summary>
internal static class TrafficApi
{
    /// <summary>Maps it.</summary>
    public static void MapTraffic(this IEndpointRouteBuilder app) =>
        app.MapGet("/traffic", (HttpContext http, TrafficHandler traffic) => traffic.ShowAsync(http)).WithTags("Event log")
            .Describe("getTraffic", "Show what was received lately, what became of it, how long it took, and what fails now", traffic => traffic
                .Says("""
                    An event counts by its time of arrival, and its executions with it, so that all numbers are about the same events. They are exact
                    as of `to`, which may be a second ago; percentiles are within 0.8 %. See `docs/traffic.md`.
                    """)
                .Number("minutes", $"How far back: {Minutes}; 15 where it is left out.")
                .Ok(TrafficView.Example)
                .Refuses(400, 400123, Refusal));

    /// <summary>What a range that there is not is answered with.</summary>
    public static string Refusal => $"Invalid query; minutes is none of {Minutes}";

    private static string Minutes => string.Join(", ", Storage.Journal.Traffic.TrafficRange.All.Select(range => range.Minutes));
}
