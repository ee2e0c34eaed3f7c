using Eventhos.Server.Auth;

namespace Eventhos.Server.Api.Contracts;

/// <summary>The routes of <c>/contract</c>.</summary>
internal static class ContractsApi
{
    /// <summary>Maps them.</summary>
    public static void MapContracts(this WebApplication app)
    {
        var group = app.MapGroup("/contract");
        group.MapPost("", (HttpContext http, ContractsHandler contracts) => contracts.CreateAsync(http)).Requires("contract:create");
        group.MapGet("", (HttpContext http, ContractsHandler contracts) => contracts.ListAsync(http)).Requires("contract:select");
        group.MapGet("/event/{eventId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http)).Requires("contract:select");
        group.MapGet("/event/{eventId}/action/{actionId}", (HttpContext http, ContractsHandler contracts) => contracts.OfEventAsync(http)).Requires("contract:select");
        group.MapPut("/order", (HttpContext http, ContractsHandler contracts) => contracts.ReorderAsync(http)).Requires("contract:update");
        group.MapPut("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.UpdateAsync(http)).Requires("contract:update");
        group.MapDelete("/{id}", (HttpContext http, ContractsHandler contracts) => contracts.DeleteAsync(http)).Requires("contract:delete");
    }
}
