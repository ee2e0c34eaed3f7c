namespace Eventhos.Server.Auth;

/// <summary>Who may call what: the one table. A route that is not in it is refused to everybody, and the hub does not start.</summary>
public static class RoutePermissions
{
    /// <summary>Every route of the hub.</summary>
    public static IReadOnlyList<RouteRule> All { get; } =
    [
        new("GET", "/", RouteAccess.Public),
        new("GET", "/openapi/v1.json", RouteAccess.Public),
        new("GET", "/docs/{documentName?}", RouteAccess.Public),
        new("GET", "/docs/scalar.js", RouteAccess.Public),
        new("GET", "/docs/scalar.aspnetcore.js", RouteAccess.Public),
        new("GET", "/docs/favicon.svg", RouteAccess.Public),

        new("POST", "/event/send", RouteAccess.Public),

        new("POST", "/auth/login", RouteAccess.Public),
        new("POST", "/auth/token", RouteAccess.Public),
        new("GET", "/auth/user", RouteAccess.With("OAUTH2_user:select")),
        new("POST", "/auth/user", RouteAccess.With("OAUTH2_user:create")),
        new("GET", "/auth/user/{id}", RouteAccess.With("OAUTH2_user:select")),
        new("GET", "/auth/user/profile/me", RouteAccess.SignedIn),
        new("PUT", "/auth/user/{subjectId}", RouteAccess.With("OAUTH2_user:update")),
        new("PUT", "/auth/user/{subjectId}/role", RouteAccess.With("OAUTH2_user:update")),
        new("PUT", "/auth/user/{userId}/password", RouteAccess.SignedIn),
        new("PUT", "/auth/user/{userId}/password/reset", RouteAccess.With("OAUTH2_user:update")),
        new("DELETE", "/auth/user/{subjectId}", RouteAccess.With("OAUTH2_user:delete")),
        new("GET", "/auth/client", RouteAccess.With("OAUTH2_client:select")),
        new("GET", "/auth/client/{id}", RouteAccess.With("OAUTH2_client:select")),
        new("POST", "/auth/client", RouteAccess.With("OAUTH2_client:create")),
        new("PUT", "/auth/client/{subjectId}", RouteAccess.With("OAUTH2_client:update")),
        new("PUT", "/auth/client/{subjectId}/role", RouteAccess.With("OAUTH2_client:update")),
        new("DELETE", "/auth/client/{subjectId}", RouteAccess.With("OAUTH2_client:delete")),
        new("GET", "/auth/client/{id}/secret", RouteAccess.With("OAUTH2_client:update")),
        new("PUT", "/auth/client/{id}/long-live", RouteAccess.With("OAUTH2_client:update")),
        new("PUT", "/auth/client/{id}/revoke", RouteAccess.With("OAUTH2_client:update")),
        new("GET", "/auth/role", RouteAccess.With("OAUTH2_role:select")),
        new("GET", "/auth/role/{id}", RouteAccess.With("OAUTH2_role:select")),
        new("POST", "/auth/role", RouteAccess.With("OAUTH2_role:create")),
        new("PUT", "/auth/role/{id}/permission", RouteAccess.With("OAUTH2_role:update")),
        new("DELETE", "/auth/role/{id}", RouteAccess.With("OAUTH2_role:delete")),
        new("GET", "/auth/resource", RouteAccess.With("OAUTH2_application:select")),
        new("POST", "/auth/resource", RouteAccess.With("OAUTH2_application:create")),
        new("PUT", "/auth/resource/{id}/permission", RouteAccess.With("OAUTH2_application:update")),
        new("DELETE", "/auth/resource/{id}", RouteAccess.With("OAUTH2_application:delete")),
        new("POST", "/auth/permission", RouteAccess.With("OAUTH2_permission:create")),
        new("GET", "/auth/application", RouteAccess.With("OAUTH2_application:select")),
        new("POST", "/auth/application", RouteAccess.With("OAUTH2_application:create")),

        new("GET", "/system", RouteAccess.With("system:select")),
        new("POST", "/system", RouteAccess.With("system:create")),
        new("GET", "/system/{id}", RouteAccess.With("system:select")),
        new("GET", "/system/{id}/events", RouteAccess.With("system:select")),
        new("GET", "/system/{id}/actions", RouteAccess.With("system:select")),
        new("PUT", "/system/{id}", RouteAccess.With("system:update")),
        new("DELETE", "/system/{id}", RouteAccess.With("system:delete")),

        new("GET", "/event", RouteAccess.With("event:select")),
        new("POST", "/event", RouteAccess.With("event:create")),
        new("GET", "/event/{id}", RouteAccess.With("event:select")),
        new("PUT", "/event/{id}", RouteAccess.With("event:update")),
        new("POST", "/event/{id}/test", RouteAccess.With("event:update")),
        new("DELETE", "/event/{id}", RouteAccess.With("event:delete")),
        new("POST", "/event/send/contract", RouteAccess.WithOrAccessKey("event:update")),
        new("POST", "/event/retry/aborted", RouteAccess.WithOrAccessKey("event:retry-aborted")),
        new("GET", "/event/received", RouteAccess.With("event:select")),
        new("GET", "/event/received/newest", RouteAccess.With("event:select")),
        new("GET", "/event/received/{id}", RouteAccess.With("event:select")),
        new("GET", "/event/received/{id}/attempts", RouteAccess.With("event:select")),
        new("GET", "/event/received/{id}/chain", RouteAccess.With("event:select")),
        new("GET", "/event/received/execution-detail/{detailId}/attempts", RouteAccess.With("event:select")),
        new("GET", "/event/received/execution-detail/{detailId}", RouteAccess.With("event:select")),
        new("GET", "/event/received/retry", RouteAccess.With("event:select")),
        new("POST", "/event/received/retry", RouteAccess.With("event:update")),
        new("GET", "/event/received/retry/{runId}", RouteAccess.With("event:select")),
        new("POST", "/event/received/retry/{runId}/cancel", RouteAccess.With("event:update")),

        new("GET", "/traffic", RouteAccess.With("event:select")),

        new("GET", "/action", RouteAccess.With("action:select")),
        new("POST", "/action", RouteAccess.With("action:create")),
        new("GET", "/action/{id}", RouteAccess.With("action:select")),
        new("POST", "/action/preview", RouteAccess.With("action:select")),
        new("POST", "/action/test", RouteAccess.With("action:update")),
        new("PUT", "/action/{id}", RouteAccess.With("action:update")),
        new("DELETE", "/action/{id}", RouteAccess.With("action:delete")),

        new("GET", "/contract", RouteAccess.With("contract:select")),
        new("POST", "/contract", RouteAccess.With("contract:create")),
        new("GET", "/contract/event/{eventId}", RouteAccess.With("contract:select")),
        new("GET", "/contract/event/{eventId}/action/{actionId}", RouteAccess.With("contract:select")),
        new("GET", "/contract/{id}", RouteAccess.With("contract:select")),
        new("PUT", "/contract/{id}", RouteAccess.With("contract:update")),
        new("PUT", "/contract/order", RouteAccess.With("contract:update")),
        new("DELETE", "/contract/{id}", RouteAccess.With("contract:delete")),

        new("GET", "/mail", RouteAccess.With("mail:select")),

        new("GET", "/cluster", RouteAccess.With("cluster:select")),
        new("GET", "/cluster/node", RouteAccess.With("cluster:select")),

        new("GET", "/audit", RouteAccess.With("audit:select")),
    ];

    private static readonly Dictionary<(string Method, string Pattern), RouteAccess> Table =
        All.ToDictionary(rule => (rule.Method, rule.Pattern), rule => rule.Access);

    /// <summary>Who may call a route; null where the table lacks it.</summary>
    public static RouteAccess? Find(string method, string pattern) => Table.GetValueOrDefault((method, pattern));
}
