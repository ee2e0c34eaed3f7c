using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Events;

/// <summary>What <c>POST /event</c> takes.</summary>
internal sealed record NewEvent(
    [property: JsonPropertyName("system_id")] long SystemId,
    [property: JsonPropertyName("identifier"), Description("At most 150 characters; `-` and 10 random characters are added.")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("operation"), Description("Any word: create, update, delete.")] string Operation,
    [property: JsonPropertyName("description"), Description("May be empty.")] string Description);
