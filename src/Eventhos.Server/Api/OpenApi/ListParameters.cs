using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The parameters of every list. Wrong ones are forgiven.</summary>
internal static class ListParameters
{
    /// <summary>The name of what an order may be, in the document.</summary>
    public const string Order = "SortOrder";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } = ["itemsPerPage", "pageIndex", "order", "activeSort"];

    /// <summary>What an order may be.</summary>
    public static OpenApiSchema OrderSchema() => new() { Type = JsonSchemaType.String, Enum = ["asc", "desc"] };
}
