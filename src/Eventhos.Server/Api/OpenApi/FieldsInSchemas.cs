using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>Tells what attributes say of a field: <see cref="AllowedValuesAttribute"/>, also of the elements of a list, and <see cref="JsonTypesAttribute"/>.</summary>
internal sealed class FieldsInSchemas : IOpenApiSchemaTransformer
{
    /// <inheritdoc />
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var attributes = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: false) ?? [];
        if (attributes.OfType<AllowedValuesAttribute>().SingleOrDefault() is { } allowed)
        {
            var target = schema.Items as OpenApiSchema ?? schema;
            target.Enum = [.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value) ?? JsonNullSentinel.JsonNull)];
        }

        if (attributes.OfType<JsonTypesAttribute>().SingleOrDefault() is { } types)
        {
            schema.Type = types.Types.Select(type => Enum.Parse<JsonSchemaType>(type, ignoreCase: true)).Aggregate((all, one) => all | one);
        }

        return Task.CompletedTask;
    }
}
