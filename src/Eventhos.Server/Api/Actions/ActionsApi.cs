namespace Eventhos.Server.Api.Actions;

/// <summary>The routes of <c>/action</c>.</summary>
internal static class ActionsApi
{
    /// <summary>Maps them.</summary>
    public static void MapActions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/action");
        group.MapPost("", (HttpContext http, ActionsHandler actions) => actions.CreateAsync(http));
        group.MapGet("", (HttpContext http, ActionsHandler actions) => actions.ListAsync(http));
        group.MapGet("/{id}", (HttpContext http, ActionsHandler actions) => actions.GetAsync(http));
        group.MapPut("/{id}", (HttpContext http, ActionsHandler actions) => actions.UpdateAsync(http));
        group.MapDelete("/{id}", (HttpContext http, ActionsHandler actions) => actions.DeleteAsync(http));
    }
}
