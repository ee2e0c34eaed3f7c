namespace Eventhos.IntegrationTests.Permissions;

/// <summary>
/// Who may call what, written from the reference of the API and not from the hub's own table, so that a permission changed there by
/// mistake shows. A new route needs a row here: its access, and a call of it that succeeds.
/// </summary>
public static class ExpectedRoutes
{
    private const string Anybody = ExpectedRoute.Anybody;
    private const string SignedIn = ExpectedRoute.SignedIn;
    private const string OrAccessKey = ExpectedRoute.OrAccessKey;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExpectedRoute> All { get; } =
    [
        new("GET", "/", Anybody, "/"),

        new("GET", "/openapi/v1.json", Anybody, "/openapi/v1.json"),
        new("GET", "/docs/{documentName?}", Anybody, "/docs/v1"),
        new("GET", "/docs/scalar.js", Anybody, "/docs/scalar.js"),
        new("GET", "/docs/scalar.aspnetcore.js", Anybody, "/docs/scalar.aspnetcore.js"),
        new("GET", "/docs/favicon.svg", Anybody, "/docs/favicon.svg"),

        new("POST", "/event/send", Anybody, "/event/send?event-identifier=$eventIdentifier&access-key=$accessKey", """{"order":{"id":7,"lines":[{"sku":"a","amount":1.5}]},"note":"ok"}"""),

        new("POST", "/auth/login", Anybody, "/auth/login", """{"username":"admin","password":"correct horse battery staple"}"""),
        new("POST", "/auth/token", Anybody, "/auth/token", """{"grant_type":"client_credentials","client_id":"$clientIdentifier","client_secret":"$clientSecret"}"""),

        new("GET", "/auth/user", "OAUTH2_user:select", "/auth/user?itemsPerPage=2&pageIndex=0&order=asc&activeSort=username"),
        new("POST", "/auth/user", "OAUTH2_user:create", "/auth/user", """{"username":"$unique","password":"Secret-1","name":"User","description":"Of a test","roles":[{"id":$role}]}"""),
        new("GET", "/auth/user/{id}", "OAUTH2_user:select", "/auth/user/$user"),
        new("GET", "/auth/user/profile/me", SignedIn, "/auth/user/profile/me"),
        new("PUT", "/auth/user/{subjectId}", "OAUTH2_user:update", "/auth/user/$userSubject", """{"name":"Renamed"}"""),
        new("PUT", "/auth/user/{subjectId}/role", "OAUTH2_user:update", "/auth/user/$userSubject/role", """{"roles":[{"id":$role}],"originalRolesList":[]}"""),
        new("PUT", "/auth/user/{userId}/password", SignedIn, "/auth/user/$user/password", """{"newPassword":"Secret-2","oldPassword":"$password"}"""),
        new("PUT", "/auth/user/{userId}/password/reset", "OAUTH2_user:update", "/auth/user/$user/password/reset", """{"newPassword":"Secret-3"}"""),
        new("DELETE", "/auth/user/{subjectId}", "OAUTH2_user:delete", "/auth/user/$userSubject"),

        new("GET", "/auth/client", "OAUTH2_client:select", "/auth/client?itemsPerPage=2&pageIndex=1&order=asc&activeSort=name"),
        new("GET", "/auth/client/{id}", "OAUTH2_client:select", "/auth/client/$client"),
        new("POST", "/auth/client", "OAUTH2_client:create", "/auth/client?longLive=true", """{"identifier":"$unique","name":"Client","description":"Of a test","roles":[{"id":$role}]}"""),
        new("PUT", "/auth/client/{subjectId}", "OAUTH2_client:update", "/auth/client/$clientSubject", """{"name":"Renamed"}"""),
        new("PUT", "/auth/client/{subjectId}/role", "OAUTH2_client:update", "/auth/client/$clientSubject/role", """{"roles":[{"id":$role}],"originalRolesList":[]}"""),
        new("DELETE", "/auth/client/{subjectId}", "OAUTH2_client:delete", "/auth/client/$clientSubject"),
        new("GET", "/auth/client/{id}/secret", "OAUTH2_client:update", "/auth/client/$client/secret"),
        new("PUT", "/auth/client/{id}/long-live", "OAUTH2_client:update", "/auth/client/$client/long-live", """{"identifier":"$clientIdentifier"}"""),
        new("PUT", "/auth/client/{id}/revoke", "OAUTH2_client:update", "/auth/client/$client/revoke", """{"revoke":true}"""),

        new("GET", "/auth/role", "OAUTH2_role:select", "/auth/role?basic=false&itemsPerPage=2&activeSort=identifier"),
        new("GET", "/auth/role/{id}", "OAUTH2_role:select", "/auth/role/$role"),
        new("POST", "/auth/role", "OAUTH2_role:create", "/auth/role", """{"identifier":"$unique","allowedObject":{"system":[{"allowed":"select","id":$permission}]}}"""),
        new("PUT", "/auth/role/{id}/permission", "OAUTH2_role:update", "/auth/role/$role/permission", """{"newAllowedObject":{"sample":[{"allowed":"*","id":$permission}]},"originalAllowedObject":{"system":[]}}"""),
        new("DELETE", "/auth/role/{id}", "OAUTH2_role:delete", "/auth/role/$role"),
        new("GET", "/auth/resource", "OAUTH2_application:select", "/auth/resource?basic=false&itemsPerPage=2&activeSort=applicationResourceName"),
        new("POST", "/auth/resource", "OAUTH2_application:create", "/auth/resource", """{"resourceIdentifier":"$unique","applications_id":$application}"""),
        new("PUT", "/auth/resource/{id}/permission", "OAUTH2_application:update", "/auth/resource/$resource/permission", """{"newResourcePermissions":[{"id":$permission,"allowed":"*"},{"allowed":"archive"}],"originalResourcePermissions":[]}"""),
        new("DELETE", "/auth/resource/{id}", "OAUTH2_application:delete", "/auth/resource/$resource"),
        new("POST", "/auth/permission", "OAUTH2_permission:create", "/auth/permission", """{"allowed":"$unique","applicationResource_id":$resource}"""),
        new("GET", "/auth/application", "OAUTH2_application:select", "/auth/application"),
        new("POST", "/auth/application", "OAUTH2_application:create", "/auth/application", """{"identifier":"$unique"}"""),

        new("GET", "/system", "system:select", "/system?systemClass=producer&wordSearch=system&itemsPerPage=3&activeSort=name"),
        new("POST", "/system", "system:create", "/system", """{"systemClass":"hybrid","identifier":"$unique","name":"System","type":"erp","description":"","clientId":$client}"""),
        new("GET", "/system/{id}", "system:select", "/system/$system"),
        new("GET", "/system/{id}/events", "system:select", "/system/$system/events"),
        new("GET", "/system/{id}/actions", "system:select", "/system/$system/actions"),
        new("PUT", "/system/{id}", "system:update", "/system/$system", """{"name":"System","type":"crm","description":"Renamed","systemClass":"consumer","clientId":$client}"""),
        new("DELETE", "/system/{id}", "system:delete", "/system/$system"),

        new("GET", "/event", "event:select", "/event?systemId=$system&eventName=event&wordSearch=event&order=desc"),
        new("POST", "/event", "event:create", "/event", """{"system_id":$system,"identifier":"$unique","name":"Event","operation":"new","description":""}"""),
        new("GET", "/event/{id}", "event:select", "/event/$event"),
        new("PUT", "/event/{id}", "event:update", "/event/$event", """{"name":"Event","operation":"update","description":"Renamed"}"""),
        new("POST", "/event/{id}/test", "event:update", "/event/$event/test", """{"order":{"id":7,"lines":[{"sku":"a","amount":1.5}]},"note":"ok"}"""),
        new("DELETE", "/event/{id}", "event:delete", "/event/$event"),
        new("GET", "/event/received", "event:select", "/event/received?systemId=$receivedSystem&idSearch=$received&eventIdentifierSearch=e&fromTime=2020-01-01&toTime=2099-01-01&state=error&order=desc&itemsPerPage=2"),
        new("GET", "/event/received/newest", "event:select", "/event/received/newest?since=2020-01-01&itemsPerPage=2&state=error"),
        new("GET", "/event/received/{id}", "event:select", "/event/received/$received"),
        new("GET", "/event/received/{id}/attempts", "event:select", "/event/received/$received/attempts"),
        new("GET", "/event/received/{id}/chain", "event:select", "/event/received/$received/chain"),
        new("GET", "/event/received/execution-detail/{detailId}/attempts", "event:select", "/event/received/execution-detail/$execution/attempts"),
        new("GET", "/event/received/execution-detail/{detailId}", "event:select", "/event/received/execution-detail/$execution"),

        new("POST", "/event/send/contract", "event:update" + OrAccessKey, "/event/send/contract?contract-id=$failedContract&event-identifier=$receivedIdentifier", """{"contractDetailId":$execution,"receivedEventId":$received}"""),
        new("POST", "/event/retry/aborted", "event:retry-aborted" + OrAccessKey, "/event/retry/aborted?event-identifier=$receivedIdentifier", """{"contractDetailId":$execution}"""),
        new("GET", "/event/received/retry", "event:select", "/event/received/retry?order=desc&itemsPerPage=2"),
        new("POST", "/event/received/retry", "event:update", "/event/received/retry", """{"filter":{"eventId":$receivedEvent,"contractId":$failedContract,"state":"error","from":"2020-01-01","to":"2099-01-01"},"perSecond":5}"""),
        new("GET", "/event/received/retry/{runId}", "event:select", "/event/received/retry/$retryRun"),
        new("POST", "/event/received/retry/{runId}/cancel", "event:update", "/event/received/retry/$retryRun/cancel", "{}"),

        new("GET", "/action", "action:select", "/action?wordSearch=action&systemId=$system&activeSort=system_name"),
        new("GET", "/traffic", "event:select", "/traffic?minutes=1440"),

        new("POST", "/action", "action:create", "/action", """{"system_id":$system,"identifier":"$unique","name":"Action","operation":"new","description":"","url":"http://localhost/${.body.id}","method":"POST","headers":[{"key":"X-Name","value":"${.headers.name}"}],"queryUrlParams":[{"key":"q","value":"1"}],"rawBody":{"a":"${.body.order.id}","list":[1,{"b":"x"}]},"rawFunctionBody":"","reply_to":"","securityType":1,"securityUrl":"http://localhost/token","clientId":"id","clientSecret":"hush"}"""),
        new("GET", "/action/{id}", "action:select", "/action/$action"),
        new("POST", "/action/preview", "action:select", "/action/preview", """{"actionId":$action,"sample":{"body":{"a":1},"headers":[{"key":"x","value":"y"}],"query":[{"key":"q","value":"1"}]},"url":"http://localhost/${.body.a}","method":"PUT","headers":[{"key":"X-Name","value":"${.headers.x}"}],"queryUrlParams":[{"key":"q","value":"${.query.q}"}],"rawBody":"{\"a\":\"${.body.a}\"}"}"""),
        new("POST", "/action/test", "action:update", "/action/test", """{"actionId":$action,"sample":{"body":{"a":1}},"rawBody":{"a":"${.body.a}"}}"""),
        new("PUT", "/action/{id}", "action:update", "/action/$action", """{"name":"Action","operation":"update","description":"Renamed","url":"http://localhost/${.query.id}","method":"PUT","headers":[{"key":"X-Name","value":"a"}],"queryUrlParams":[],"body":[{"key":"a","value":"${.body.a}"}],"rawFunctionBody":"return { a: eventContext.httpRequest.body.a };","reply_to":"other","securityType":0}"""),
        new("DELETE", "/action/{id}", "action:delete", "/action/$action"),

        new("GET", "/contract", "contract:select", "/contract?wordSearch=contract&producerId=$system&eventId=$event&consumerId=$system&actionId=$action&active=1&activeSort=order"),
        new("POST", "/contract", "contract:create", "/contract", """{"eventId":$event,"actionId":$action,"name":"Contract","identifier":"$unique","order":1,"mailRecipientsOnError":"ops@example.org","active":0}"""),
        new("GET", "/contract/event/{eventId}", "contract:select", "/contract/event/$event"),
        new("GET", "/contract/event/{eventId}/action/{actionId}", "contract:select", "/contract/event/$event/action/$action"),
        new("GET", "/contract/{id}", "contract:select", "/contract/$contract"),
        new("PUT", "/contract/{id}", "contract:update", "/contract/$contract", """{"name":"Contract","active":0,"order":2,"mailRecipientsOnError":"ops@example.org"}"""),
        new("PUT", "/contract/order", "contract:update", "/contract/order", """{"orders":[{"contractId":$contract,"order":3}]}"""),
        new("DELETE", "/contract/{id}", "contract:delete", "/contract/$contract"),

        new("GET", "/mail", "mail:select", "/mail?state=sent&contractId=1&order=desc&itemsPerPage=2"),

        new("GET", "/cluster", "cluster:select", "/cluster"),
        new("GET", "/cluster/node", "cluster:select", "/cluster/node"),

        new("GET", "/audit", "audit:select", "/audit?actor=admin&actorId=1&action=event.create&target=event&targetId=1&from=2020-01-01&to=2099-01-01&itemsPerPage=2"),
    ];

    /// <summary>The row of this name.</summary>
    public static ExpectedRoute Of(string name) => All.SingleOrDefault(route => route.Name == name)
        ?? throw new Xunit.Sdk.XunitException($"{name} has no row in ExpectedRoutes.");
}
