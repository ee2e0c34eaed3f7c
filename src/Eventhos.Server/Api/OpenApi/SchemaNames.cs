using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>What schemas are called, and so the types of generated clients.</summary>
internal static class SchemaNames
{
    /// <summary>E.g. <c>SystemRow</c>, <c>SystemRowPage</c>, <c>SystemRowPageAnswer</c>; null for what has no name.</summary>
    public static string? Of(JsonTypeInfo type) => type.Type.Name.EndsWith("ErrorAnswer", StringComparison.Ordinal) ? OfError(type.Type)
        : (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(System.Text.Json.JsonElement) ? null
        : type.Type.IsGenericType && type.Type.Assembly == typeof(Envelope).Assembly ? NameOf(type.Type)
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    /// <summary>The name of a type of errors.</summary>
    public static string OfError(Type type) => type.Name.Replace("Answer", "", StringComparison.Ordinal);

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return type == typeof(int) || type == typeof(long) ? "Number" : type.Name;
        }

        var kind = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return NameOf(type.GetGenericArguments()[0]) + (kind is "IReadOnlyList" or "List" ? "List" : kind);
    }
}
