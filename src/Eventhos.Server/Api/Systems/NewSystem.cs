using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Eventhos.Server.Api.Systems;

/// <summary>What <c>POST /system</c> takes.</summary>
internal sealed record NewSystem(
    [property: JsonPropertyName("systemClass"), AllowedValues("producer", "consumer", "hybrid")] string SystemClass,
    [property: JsonPropertyName("identifier"), Description("At most 150 characters. With a client, `-` and 10 random characters are added.")] string Identifier,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type"), Description("Any word: erp, crm, lms.")] string Type,
    [property: JsonPropertyName("description"), Description("May be empty.")] string Description,
    [property: JsonPropertyName("clientId"), Description("The row id of the client whose tokens may send this system's events.")] long? ClientId = null);
