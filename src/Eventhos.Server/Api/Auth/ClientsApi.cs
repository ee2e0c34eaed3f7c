using Eventhos.Server.Api.OpenApi;

namespace Eventhos.Server.Api.Auth;

/// <summary>The routes of <c>/auth/client</c>. Changes of name and roles and deletion take the subject id, the others the row id.</summary>
internal static class ClientsApi
{
    /// <summary>Maps them.</summary>
    public static void MapClients(this RouteGroupBuilder auth)
    {
        var group = auth.MapGroup("/client").WithTags("Clients");
        group.MapGet("", (HttpContext http, ClientsHandler clients) => clients.ListAsync(http))
            .Describe("listClients", "List clients", client => client
                .Text("wordSearch", "Only clients whose name, identifier or description holds this, in any letter case.")
                .Number("roleId", "Only clients that have this role.")
                .OkPage(ClientRow.Example, ClientsHandler.Columns, "Select completed", descending: true));
        group.MapGet("/{id}", (HttpContext http, ClientsHandler clients) => clients.GetAsync(http))
            .Describe("getClient", "Look up a client", client => client.Ok(ClientRow.Example, "Select completed").RefusesUnknown("client"));
        group.MapPost("", (HttpContext http, ClientsHandler clients) => clients.CreateAsync(http))
            .Describe("createClient", "Add a client", client => client
                .Flag("longLive", "Give it a long-lived token.")
                .Takes(new NewClient("github", "GitHub", "Sends webhooks", [new IdOfRole(2)]))
                .Changed(new ClientCreated("kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR", "github::usil.app", AccessToken: null), "Client added")
                .RefusesRole()
                .RefusesIdentifier()
                .Refuses(409, 409102, "There is a client with identifier github::usil.app already."));
        group.MapPut("/{subjectId}", (HttpContext http, SubjectsHandler subjects) => subjects.RenameAsync(http, AccountKind.Client))
            .Describe("updateClient", "Change the name of a client", client => client
                .Takes(new NameChange("GitHub Enterprise"))
                .Changed(message: "Client updated", code: 200000)
                .RefusesUnknown("client"));
        group.MapPut("/{subjectId}/role", (HttpContext http, SubjectsHandler subjects) => subjects.UpdateRolesAsync(http, AccountKind.Client))
            .Describe("setRolesOfClient", "Say which roles a client has", client => client
                .Takes(new RolesChange([new IdOfRole(2)], []))
                .Changed(message: "Subject roles updated", code: 200000)
                .RefusesRole()
                .RefusesUnknown("client")
                .RefusesLockOut());
        group.MapDelete("/{subjectId}", (HttpContext http, ClientsHandler clients) => clients.DeleteAsync(http))
            .Describe("deleteClient", "Delete a client", client => client
                .Changed(message: "Client deleted")
                .RefusesUnknown("client")
                .RefusesLockOut());
        group.MapGet("/{id}/secret", (HttpContext http, ClientsHandler clients) => clients.SecretAsync(http))
            .Describe("getClientSecret", "Show the secret of a client", client => client
                .Says("Entered in the audit log.")
                .Ok(new ClientSecret("kzBeGyzpNTIAjurMMNuUzuZeRVb-w1sa8oKEPDyR"), "Client secret")
                .RefusesUnknown("client"));
        group.MapPut("/{id}/long-live", (HttpContext http, ClientsHandler clients) => clients.LongLiveAsync(http))
            .Describe("replaceLongLivedToken", "Give a client a new long-lived token, or take it away", client => client
                .Says("All earlier tokens of the client stop working. The new one is shown this once. Without one, short-lived tokens can be had again.")
                .Flag("remove_long_live", "Take it away.")
                .Answers(201, 200000, "Token generated", LongLivedTokenChanged.Generated("eyJhbGciOi…"))
                .Answers(201, 200001, "Token removed", LongLivedTokenChanged.Removed())
                .RefusesUnknown("client"));
        group.MapPut("/{id}/revoke", (HttpContext http, ClientsHandler clients) => clients.RevokeAsync(http))
            .Describe("revokeClient", "Revoke a client's access, or take that back", client => client
                .Takes(new Revocation(Revoke: true))
                .Changed(1, "Token revoked")
                .RefusesUnknown("client")
                .RefusesLockOut());
    }
}
