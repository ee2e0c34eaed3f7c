namespace Eventhos.Server.Api.Contracts;

/// <summary>The routes of <c>/contract</c>.</summary>
internal static class ContractsApi
{
    /// <summary>Maps them.</summary>
    public static void MapContracts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/contract");
        group.MapPost("", (HttpContext http, ContractsHandler contracts) => contracts.CreateAsync(http));
        group.MapGet("", (HttpContext http, ContractsHandler contracts) => contracts.ListAsync(http));
        group.MapGet("/event/{eventId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http));
        group.MapGet("/event/{eventId}/action/{actionId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http));
        group.MapPut("/order", (HttpContext http, ContractsHandler contracts) => contracts.ReorderAsync(http));
        group.MapPut("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.UpdateAsync(http));
        group.MapDelete("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.DeleteAsync(http));
    }
}
