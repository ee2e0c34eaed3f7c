using System.Linq.Expressions;
using System.Text.Json;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Actions;

/// <summary>Actions: create, list, look up, change, delete.</summary>
internal sealed class ActionsHandler
{
    internal static readonly Dictionary<string, Expression<Func<ConsumerAction, object?>>> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = row => row.Id,
        ["system_id"] = row => row.SystemId,
        ["identifier"] = row => row.Identifier,
        ["name"] = row => row.Name,
        ["operation"] = row => row.Operation,
        ["description"] = row => row.Description,
        ["created_at"] = row => row.CreatedAt,
        ["updated_at"] = row => row.UpdatedAt,
        ["system_name"] = row => row.System!.Name,
    };

    private readonly CatalogStore _catalog;
    private readonly ActionSecrets _secrets;
    private readonly Masking _masking;

    public ActionsHandler(CatalogStore catalog, ActionSecrets secrets, Masking masking)
    {
        _catalog = catalog;
        _secrets = secrets;
        _masking = masking;
    }

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        var systemId = body.Number("system_id");
        var identifier = UniqueIdentifier.Make(body.Text("identifier"));
        var form = ActionForm.From(body);
        var action = new ConsumerAction
        {
            SystemId = systemId,
            Identifier = identifier,
            Name = body.Text("name"),
            Operation = body.Text("operation"),
            Description = body.TextOrEmpty("description"),
            Request = _secrets.Protect(form.Request),
            Security = _secrets.Protect(form.Security),
            ReplyTo = ReplyTo(body),
            Version = 1,
        };
        var id = await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                if (!await catalog.Systems.AnyAsync(row => row.Id == systemId))
                {
                    throw RouteIds.NotFound("system", systemId);
                }

                catalog.Add(action);
                await catalog.SaveChangesAsync();
                return (action.Id, CatalogChange.Action(action.Id));
            },
            http.RequestAborted);
        return Envelope.Changed(new ActionCreated(id));
    }

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var list = ListQuery.From(http.Request);
        var word = http.Request.Query.Only("wordSearch")?.ToLowerInvariant();
        var systemId = http.Request.Query.Number("systemId");
        var page = await _catalog.ReadAsync(
            catalog => catalog.Actions.Include(row => row.System)
                .Where(row => systemId == null || row.SystemId == systemId)
                .Where(row => string.IsNullOrEmpty(word) || row.Name.ToLower().Contains(word)
                    || row.Description.ToLower().Contains(word) || row.System!.Name.ToLower().Contains(word))
                .ToPageAsync(list, Columns, Listed, http.RequestAborted),
            http.RequestAborted);
        return Envelope.Ok(http.Features.Get<Principal>()!.May("contract:select") ? page with { Items = await WithUseAsync(page.Items, http) } : page);
    }

    public async Task<IResult> GetAsync(HttpContext http)
    {
        var action = await _catalog.ReadAsync(
            async catalog =>
            {
                var row = await FindAsync(catalog, http);
                http.Response.Tell(catalog.Entry(row));
                await catalog.Entry(row).Reference(one => one.System).LoadAsync(http.RequestAborted);
                return row;
            },
            http.RequestAborted);
        var (request, security) = (_secrets.RequestOf(action), _secrets.SecurityOf(action));
        var masked = ActionDetail.From(action, request, security, _masking, showSecrets: false);
        if (!http.Features.Get<Principal>()!.May("action:update"))
        {
            return Envelope.Ok(masked);
        }

        var shown = ActionDetail.From(action, request, security, _masking, showSecrets: true);
        if (JsonSerializer.Serialize(shown, Envelope.Json) != JsonSerializer.Serialize(masked, Envelope.Json))
        {
            // Only where there is a secret to see.
            await _catalog.RecordAsync(http.Origin(), new AuditDraft("action.secret_view", "action", action.Id, Before: null, After: null), http.RequestAborted);
        }

        return Envelope.Ok(shown);
    }

    public async Task<IResult> UpdateAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync(http.Request);
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var action = await FindAsync(catalog, http);
                http.Request.RequireUnchanged(catalog.Entry(action));
                var form = ActionForm.From(body, _secrets.RequestOf(action), _secrets.SecurityOf(action));
                action.Name = body.Has("name") ? body.Text("name") : action.Name;
                action.Operation = body.Has("operation") ? body.Text("operation") : action.Operation;
                action.Description = body.OptionalText("description") ?? action.Description;
                action.ReplyTo = body.Has("reply_to") ? ReplyTo(body) : action.ReplyTo;
                action.Request = _secrets.Protect(form.Request);
                action.Security = _secrets.Protect(form.Security);
                action.Version++;
                return (true, CatalogChange.Action(action.Id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    public async Task<IResult> DeleteAsync(HttpContext http)
    {
        await _catalog.WriteAsync(
            http.Origin(),
            async catalog =>
            {
                var action = await FindAsync(catalog, http);
                http.Request.RequireUnchanged(catalog.Entry(action));
                if (await catalog.Contracts.AnyAsync(row => row.ActionId == action.Id))
                {
                    throw new ApiException(404, 400003, "Action has active contracts");
                }

                action.Deleted = true;
                return (true, CatalogChange.Action(action.Id));
            },
            http.RequestAborted);
        return Envelope.Changed();
    }

    private ActionRow Listed(ConsumerAction action)
    {
        var request = _secrets.RequestOf(action);

        // Where a variable stands for the host, or a part of it, none can be told.
        var host = Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && !url.Authority.Contains('$', StringComparison.Ordinal) ? url.Authority : null;
        return ActionRow.From(action) with { Method = request.Method, Host = host };
    }

    private async Task<IReadOnlyList<ActionRow>> WithUseAsync(IReadOnlyList<ActionRow> rows, HttpContext http)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var counts = await _catalog.ReadAsync(
            catalog => catalog.Contracts.Where(row => ids.Contains(row.ActionId)).GroupBy(row => row.ActionId)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, http.RequestAborted),
            http.RequestAborted);
        return [.. rows.Select(row => row with { Contracts = counts.GetValueOrDefault(row.Id) })];
    }

    private static string? ReplyTo(ApiBody body) => body.OptionalText("reply_to") is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    private static async Task<ConsumerAction> FindAsync(CatalogContext catalog, HttpContext http) =>
        long.TryParse(http.Request.RouteValues["id"] as string, out var id) && await catalog.Actions.SingleOrDefaultAsync(row => row.Id == id) is { } action
            ? action
            : throw new ApiException(404, 400002, "Action does not exist");
}
