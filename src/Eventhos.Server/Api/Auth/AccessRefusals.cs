using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth;

/// <summary>Errors that several routes of <c>/auth</c> describe.</summary>
internal static class AccessRefusals
{
    /// <summary>A role does not exist.</summary>
    public static RouteDescription RefusesRole(this RouteDescription route) => route.Refuses(400, 400013, "There is no role with id 7.");

    /// <summary>A password is longer than one may be.</summary>
    public static RouteDescription RefusesPassword(this RouteDescription route) =>
        route.Refuses(400, 400111, "Invalid body; password has more than 1024 characters");

    /// <summary>Too many failures.</summary>
    public static RouteDescription RefusesLocked(this RouteDescription route, int status = 401) =>
        route.Refuses(status, 401003, "Too many failed sign-ins; the account or address is locked for some minutes");

    /// <summary>Nobody would be left who may do everything.</summary>
    public static RouteDescription RefusesLockOut(this RouteDescription route) =>
        route.Refuses(409, 409105, "This would leave nobody with OAUTH2_global:*, who could administer the hub.");
}
