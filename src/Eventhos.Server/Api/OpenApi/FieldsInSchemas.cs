using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>
/// Tells what the framework does not see in a field: its allowed values, or those of its elements; the types it may have; that it is
/// left out where it would be null.
/// </summary>
internal sealed class FieldsInSchemas : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var attribute in context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [])
        {
            switch (attribute)
            {
                case AllowedValuesAttribute allowed:
                    Allow(schema.Items as OpenApiSchema ?? schema, allowed.Values);
                    break;
                case JsonTypesAttribute types:
                    schema.Type = types.Types.Select(type => Enum.Parse<JsonSchemaType>(type, ignoreCase: true)).Aggregate((all, one) => all | one);
                    break;
                case JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }:
                    schema.Type &= ~JsonSchemaType.Null;
                    break;
            }
        }

        if (context.JsonTypeInfo.Type == typeof(IReadOnlyDictionary<string, object>))
        {
            // Headers and parameters.
            schema.AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.String | JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return Task.CompletedTask;
    }

    private static void Allow(OpenApiSchema schema, object?[] values)
    {
        schema.Enum = [.. values.OfType<object>().Select(value => JsonSerializer.SerializeToNode(value)!)];
        if (values.Contains(null))
        {
            schema.Type |= JsonSchemaType.Null;
        }

        if (schema.Type?.HasFlag(JsonSchemaType.Null) == true)
        {
            schema.Enum.Add(JsonNullSentinel.JsonNull);
        }
    }
}
