namespace Eventhos.Server.Api.Systems;

/// <summary>The routes of <c>/system</c>.</summary>
internal static class SystemsApi
{
    /// <summary>Maps them.</summary>
    public static void MapSystems(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/system");
        group.MapPost("", (HttpContext http, SystemsHandler systems) => systems.CreateAsync(http));
        group.MapGet("", (HttpContext http, SystemsHandler systems) => systems.ListAsync(http));
        group.MapGet("/{id}", (HttpContext http, SystemsHandler systems) => systems.GetAsync(http));
        group.MapGet("/{id}/events", (HttpContext http, SystemsHandler systems) => systems.EventsAsync(http));
        group.MapGet("/{id}/actions", (HttpContext http, SystemsHandler systems) => systems.ActionsAsync(http));
        group.MapPut("/{id}", (HttpContext http, SystemsHandler systems) => systems.UpdateAsync(http));
        group.MapDelete("/{id}", (HttpContext http, SystemsHandler systems) => systems.DeleteAsync(http));
    }
}
