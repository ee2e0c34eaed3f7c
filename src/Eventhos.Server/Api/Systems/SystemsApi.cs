using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Systems;

/// <summary>The routes of <c>/system</c>.</summary>
internal static class SystemsApi
{
    /// <summary>Maps them.</summary>
    public static void MapSystems(this WebApplication app)
    {
        var group = app.MapGroup("/system");
        group.MapPost("", (HttpContext http, SystemsHandler systems) => systems.CreateAsync(http)).Requires("system:create");
        group.MapGet("", (HttpContext http, SystemsHandler systems) => systems.ListAsync(http)).Requires("system:select");
        group.MapGet("/{id}", (HttpContext http, SystemsHandler systems) => systems.GetAsync(http)).Requires("system:select");
        group.MapGet("/{id}/events", (HttpContext http, SystemsHandler systems) => systems.EventsAsync(http)).Requires("system:select");
        group.MapGet("/{id}/actions", (HttpContext http, SystemsHandler systems) => systems.ActionsAsync(http)).Requires("system:select");
        group.MapPut("/{id}", (HttpContext http, SystemsHandler systems) => systems.UpdateAsync(http)).Requires("system:update");
        group.MapDelete("/{id}", (HttpContext http, SystemsHandler systems) => systems.DeleteAsync(http)).Requires("system:delete");
    }
}
