using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Auth;

/// <summary>What <c>PUT /auth/client/:id/revoke</c> takes.</summary>
internal sealed record Revocation(
    [property: JsonPropertyName("revoke"), Description("False takes it back.")] bool Revoke);
