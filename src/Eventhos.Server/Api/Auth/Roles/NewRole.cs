using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth.Roles;

/// <summary>What <c>POST /auth/role</c> takes.</summary>
internal sealed record NewRole(
    [property: JsonPropertyName("identifier"), Description("At most 150 characters; kept in lower case.")] string Identifier,
    [property: JsonPropertyName("allowedObject"), Description("Permissions, by the name of their resource.")] IReadOnlyDictionary<string, IReadOnlyList<IdOfPermission>> AllowedObject);
