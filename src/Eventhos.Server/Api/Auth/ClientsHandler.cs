using System.Text;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Server.Settings;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Auth;

/// <summary>Clients: create, list, long-lived tokens, revocation, secrets, deletion. Each change is in force on the next request.</summary>
internal sealed class ClientsHandler
{
    private static readonly IReadOnlyList<KeyValuePair<string, IdOrder>> Orders =
    [
        KeyValuePair.Create("id", IdOrder.By(catalog => catalog.Clients, row => row.Id, row => row.SubjectId)),
        KeyValuePair.Create("subjectId", IdOrder.By(catalog => catalog.Clients, row => row.SubjectId, row => row.SubjectId)),
        KeyValuePair.Create("client_id", IdOrder.By(catalog => catalog.Clients, row => row.Id, row => row.SubjectId)),
        KeyValuePair.Create("identifier", IdOrder.By(catalog => catalog.Clients, row => row.Identifier, row => row.SubjectId)),
        KeyValuePair.Create("name", IdOrder.ByText(Subjects, row => row.Name, row => row.Id)),
        KeyValuePair.Create("description", IdOrder.ByText(Subjects, row => row.Description, row => row.Id)),
        KeyValuePair.Create("revoked", IdOrder.By(catalog => catalog.Clients, row => row.Revoked, row => row.SubjectId)),
    ];

    private readonly CatalogStore _catalog;
    private readonly CatalogProtection _protection;
    private readonly TokenService _tokens;
    private readonly AccessChanges _changes;
    private readonly HubSettings _settings;
    private readonly ClientUseRecorder _uses;

    public ClientsHandler(
        CatalogStore catalog, CatalogProtection protection, TokenService tokens, AccessChanges changes, HubSettings settings, ClientUseRecorder uses)
    {
        _uses = uses;
        _catalog = catalog;
        _protection = protection;
        _tokens = tokens;
        _changes = changes;
        _settings = settings;
    }

    /// <summary>The names by which <c>GET /auth/client</c> can be sorted.</summary>
    internal static IEnumerable<string> Columns => Orders.Select(order => order.Key);

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var identifier = UniqueIdentifier.Check(body.Text("identifier")) + _settings.Auth.ClientIdSuffix;
        var name = body.Text("name");
        var description = body.TextOrEmpty("description");
        // Scripts that make clients without a role leave the list out.
        var roleIds = body.Has("roles") ? RoleChoice.In(body, "roles") : [];
        var longLive = http.Request.Query.Only("longLive") is "true" or "1";
        var secret = RandomText.Make(40);
        var token = await _changes.ApplyAsync<string?>(http, async catalog =>
        {
            if (await catalog.Clients.AnyAsync(row => row.Identifier == identifier))
            {
                throw new ApiException(409, 409102, $"There is a client with identifier {identifier} already.");
            }

            var client = new Client
            {
                Subject = new Subject
                {
                    Kind = SubjectKind.Client, Name = name, Description = description, Roles = await RoleChoice.FindAsync(catalog, roleIds),
                },
                Identifier = identifier,
                Secret = _protection.Clients.Protect(Encoding.UTF8.GetBytes(secret)),
                Stamp = RandomText.Make(12),
            };
            catalog.Add(client);
            await catalog.SaveChangesAsync();
            return (longLive ? IssueLongLived(client) : null, CatalogChange.Client(client.Id));
        });
        return Envelope.Changed(new ClientCreated(secret, identifier, token), "Client added");
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request, descending: true);
        var page = await _catalog.ReadAsync(
            async catalog =>
            {
                var some = SubjectSearch.In(
                    http.Request.Query, catalog, SubjectKind.Client, word => catalog.Clients
                        .Where(row => row.Identifier.ToLower().Contains(word) || row.Subject.Name.ToLower().Contains(word) || row.Subject.Description.ToLower().Contains(word))
                        .Select(row => row.SubjectId));
                var (ids, total) = await IdOrder.PageAsync(catalog, list, Orders, http.RequestAborted, some);
                return list.Page(await ClientRow.OfAsync(catalog, ids, _uses, http.RequestAborted), total);
            },
            http.RequestAborted);
        return Envelope.Ok(page, "Select completed");
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var id = http.Id("id", "client");
        var clients = await _catalog.ReadAsync(
            async catalog =>
            {
                var subjects = await catalog.Clients.Where(row => row.Id == id).Select(row => row.SubjectId).ToListAsync(http.RequestAborted);
                return await ClientRow.OfAsync(catalog, subjects, _uses, http.RequestAborted);
            },
            http.RequestAborted);
        return clients.Count == 0 ? throw RouteIds.NotFound("client", id) : Envelope.Ok(clients[0], "Select completed");
    }

    public async Task<IResult> SecretAsync(HttpContext http)
    {
        var client = await _catalog.ReadAsync(catalog => FindAsync(catalog, http.Id("id", "client")), http.RequestAborted);
        await _catalog.RecordAsync(http.Origin(), new AuditDraft("client.secret_view", "client", client.Id, Before: null, After: null), http.RequestAborted);
        return Envelope.Ok(new ClientSecret(Encoding.UTF8.GetString(_protection.Clients.Unprotect(client.Secret))), "Client secret");
    }

    public async Task<IResult> LongLiveAsync(HttpContext http)
    {
        var id = http.Id("id", "client");
        var remove = http.Request.Query.Only("remove_long_live") is "true" or "1";
        var token = await _changes.ApplyAsync<string?>(http, async catalog =>
        {
            var client = await FindAsync(catalog, id);
            client.Stamp = RandomText.Make(12);
            client.LongLivedTokenHash = null;
            return (remove ? null : IssueLongLived(client), CatalogChange.Client(id));
        });
        return Envelope.Created(token is null ? LongLivedTokenChanged.Removed() : LongLivedTokenChanged.Generated(token));
    }

    public async Task<IResult> RevokeAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var revoke = body.OptionalFlag("revoke") ?? throw ApiBody.Required("revoke");
        var id = http.Id("id", "client");
        await _changes.ApplyGuardedAsync(http, async catalog =>
        {
            var client = await FindAsync(catalog, id);
            client.Revoked = revoke;
            return (true, CatalogChange.Client(id));
        });
        return Envelope.Changed(1, revoke ? "Token revoked" : "Token rectified");
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        var subjectId = http.Id("subjectId", "client");
        await _changes.ApplyGuardedAsync(http, async catalog =>
        {
            var client = await catalog.Clients.Include(row => row.Subject).SingleOrDefaultAsync(row => row.SubjectId == subjectId)
                ?? throw RouteIds.NotFound("client", subjectId);
            client.Deleted = true;
            client.Subject.Deleted = true;
            return (true, CatalogChange.Client(client.Id));
        });
        return Envelope.Changed(message: "Client deleted");
    }

    private static async Task<Client> FindAsync(CatalogContext catalog, long id) =>
        await catalog.Clients.SingleOrDefaultAsync(row => row.Id == id) ?? throw RouteIds.NotFound("client", id);

    private string IssueLongLived(Client client)
    {
        var token = _tokens.Issue(client.SubjectId, client.Stamp, lifetime: null);
        client.LongLivedTokenHash = TokenHash.BytesOf(token);
        return token;
    }

    private static IQueryable<Subject> Subjects(CatalogContext catalog) => catalog.Subjects.Where(row => row.Kind == SubjectKind.Client);
}
