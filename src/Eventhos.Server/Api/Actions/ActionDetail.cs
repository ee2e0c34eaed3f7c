using System.Text.Json;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>An action with its request and security, as clients know it.</summary>
internal static class ActionDetail
{
    /// <summary>The content of <c>GET /action/:id</c>; credentials only for those who may update actions.</summary>
    public static object From(ConsumerAction row, ActionRequest request, ActionSecurity? security, Masking masking, bool showSecrets) => new
    {
        id = row.Id,
        system_id = row.SystemId,
        identifier = row.Identifier,
        name = row.Name,
        httpConfiguration = HttpConfiguration(request, masking, showSecrets),
        operation = row.Operation,
        description = row.Description,
        deleted = row.Deleted,
        created_at = row.CreatedAt,
        updated_at = row.UpdatedAt,
        reply_to = row.ReplyTo,
        security = new
        {
            type = security is null ? "custom" : "oauth2_client",
            httpConfiguration = security is null ? new Dictionary<string, object?>() : SecurityConfiguration(security, showSecrets),
        },
    };

    private static Dictionary<string, object?> HttpConfiguration(ActionRequest request, Masking masking, bool showSecrets)
    {
        Dictionary<string, string> Shown(IReadOnlyList<NameValue> pairs) => pairs
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => showSecrets ? group.Last().Value : masking.Mask(group.Key, group.Last().Value), StringComparer.Ordinal);

        var configuration = new Dictionary<string, object?>
        {
            ["url"] = showSecrets ? request.Url : masking.MaskUrl(request.Url),
            ["method"] = request.Method,
            ["headers"] = Shown(request.Headers),
            ["data"] = BodyOf(request, masking, showSecrets),
            ["params"] = Shown(request.Query),
        };
        if (request.Script is not null)
        {
            configuration["rawFunctionBody"] = request.Script;
        }

        return configuration;
    }

    private static JsonElement BodyOf(ActionRequest request, Masking masking, bool showSecrets)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(request.Body ?? "{}");
        return showSecrets ? body : masking.Mask(body);
    }

    private static Dictionary<string, object?> SecurityConfiguration(ActionSecurity security, bool showSecrets) => new()
    {
        ["url"] = security.Url,
        ["method"] = "post",
        ["data"] = new
        {
            client_id = security.ClientId,
            client_secret = showSecrets ? security.ClientSecret : Masking.Mark,
            grant_type = "client_credentials",
            response_type = "token",
        },
        ["headers"] = new Dictionary<string, string> { ["content-type"] = "application/x-www-form-urlencoded" },
    };
}
