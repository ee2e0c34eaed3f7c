using System.Text.Json.Serialization;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Protection;

namespace Eventhos.Server.Api.Actions;

/// <summary>An action with its request and security, as clients know it.</summary>
public sealed record ActionDetail(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("system_id")] long SystemId,
    [property: JsonPropertyName("identifier")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("httpConfiguration")] ActionHttp HttpConfiguration,
    [property: JsonPropertyName("operation")] string Operation,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("deleted")] bool Deleted,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTimeOffset UpdatedAt,
    [property: JsonPropertyName("reply_to")] string? ReplyTo,
    [property: JsonPropertyName("security")] ActionAccess Security,
    [property: JsonPropertyName("system_name")] string SystemName)
{
    /// <summary>The content of <c>GET /action/:id</c>; credentials only for those who may update actions.</summary>
    public static ActionDetail From(ConsumerAction row, ActionRequest request, ActionSecurity? security, Masking masking, bool showSecrets) => new(
        row.Id, row.SystemId, row.Identifier, row.Name, ActionHttp.From(request, masking, showSecrets), row.Operation, row.Description, row.Deleted,
        row.CreatedAt, row.UpdatedAt, row.ReplyTo, ActionAccess.From(security, showSecrets), row.System?.Name ?? "");
}
