namespace Eventhos.Server.Ingest;

/// <summary>Where producers knock.</summary>
internal static class IngestRoutes
{
    /// <summary>Maps <c>POST /event/send</c>; it checks the access key itself.</summary>
    public static void MapIngest(this IEndpointRouteBuilder app)
    {
        var endpoint = app.ServiceProvider.GetRequiredService<EventEndpoint>();
        app.MapPost("/event/send", (RequestDelegate)endpoint.HandleAsync);
    }
}
