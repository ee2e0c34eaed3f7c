using System.Text.Json;
using Eventhos.Engine.Routing;
using Eventhos.Server.Auth;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Server.Api.Actions.Trial;

/// <summary>Compiles actions that are being written, as those that are stored are compiled.</summary>
internal sealed class TriedActions
{
    private readonly CatalogStore _catalog;
    private readonly ActionSecrets _secrets;
    private readonly Masking _masking;
    private long _last;

    public TriedActions(CatalogStore catalog, ActionSecrets secrets, Masking masking)
    {
        _catalog = catalog;
        _secrets = secrets;
        _masking = masking;
    }

    /// <summary>The action of a form; what it leaves out, and the secret that is a mark, is the stored one's as the caller may see it.</summary>
    /// <exception cref="ApiException">A field is missing or of the wrong kind, or there is no such action.</exception>
    public async Task<TriedAction> ReadAsync(HttpContext http, ApiBody body)
    {
        var id = body.OptionalNumber("actionId");
        var (request, security) = id is { } stored ? await StoredAsync(http, stored) : (null, null);
        var form = ActionForm.Read(body, request, security);

        // No stored action has the id 0. The version is a new one, so that no token is taken for another's.
        var definition = form.Request.ToDefinition(form.Security, id: 0, version: Interlocked.Increment(ref _last), replyTo: null);
        return new TriedAction(id, form.Request, CompiledAction.Compile(definition));
    }

    private async Task<(ActionRequest Request, ActionSecurity? Security)> StoredAsync(HttpContext http, long id)
    {
        var action = await _catalog.ReadAsync(catalog => catalog.Actions.SingleOrDefaultAsync(row => row.Id == id), http.RequestAborted)
            ?? throw new ApiException(404, 400002, "Action does not exist");
        var (request, security) = (_secrets.RequestOf(action), _secrets.SecurityOf(action));
        return http.Features.Get<Principal>()!.May("action:update")
            ? (request, security)
            : (Masked(request), security is null ? null : security with { ClientSecret = Masking.Mark });
    }

    private ActionRequest Masked(ActionRequest request) => request with
    {
        Url = _masking.MaskUrl(request.Url),
        Headers = Masked(request.Headers),
        Query = Masked(request.Query),
        Body = request.Body is null ? null : _masking.Mask(JsonSerializer.Deserialize<JsonElement>(request.Body)).GetRawText(),
    };

    private List<NameValue> Masked(IReadOnlyList<NameValue> pairs) => [.. pairs.Select(pair => pair with { Value = _masking.Mask(pair.Key, pair.Value) })];
}
