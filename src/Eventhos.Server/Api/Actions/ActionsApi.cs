using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Actions;

/// <summary>The routes of <c>/action</c>.</summary>
internal static class ActionsApi
{
    /// <summary>Maps them.</summary>
    public static void MapActions(this WebApplication app)
    {
        var group = app.MapGroup("/action");
        group.MapPost("", (HttpContext http, ActionsHandler actions) => actions.CreateAsync(http)).Requires("action:create");
        group.MapGet("", (HttpContext http, ActionsHandler actions) => actions.ListAsync(http)).Requires("action:select");
        group.MapGet("/{id}", (HttpContext http, ActionsHandler actions) => actions.GetAsync(http)).Requires("action:select");
        group.MapPut("/{id}", (HttpContext http, ActionsHandler actions) => actions.UpdateAsync(http)).Requires("action:update");
        group.MapDelete("/{id}", (HttpContext http, ActionsHandler actions) => actions.DeleteAsync(http)).Requires("action:delete");
    }
}
