using System.Text.Json.Nodes;
using Eventhos.Server.Auth;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>Writes what a <see cref="DescribedRoute"/> says into its operation, with the permission from <see cref="RoutePermissions"/>.</summary>
internal sealed class OperationTexts : IOpenApiOperationTransformer
{
    /// <inheritdoc />
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var route = metadata.OfType<DescribedRoute>().Last();
        var access = metadata.OfType<RouteAccess>().Last();
        var (description, document) = (route.Description, context.Document!);
        operation.OperationId = route.OperationId;
        operation.Summary = route.Summary;
        operation.Description = string.Join("\n\n", new[] { description.Remarks, Need(access) }.Where(text => text is not null)) is { Length: > 0 } text ? text : null;
        operation.Parameters = [.. PathParameters(context.Description), .. description.Query.Select(parameter => Parameter(parameter, document)), .. HeaderParameters(description)];
        operation.Security = Security(description, access, document);
        JoinShapes(operation.Responses!, document);
        SetExamples(operation, description);
        if (description.ErrorType != typeof(ErrorAnswer))
        {
            document.AddComponent(SchemaNames.OfError(description.ErrorType), await context.GetOrCreateSchemaAsync(description.ErrorType, cancellationToken: cancellationToken));
        }

        foreach (var refusals in description.Refusals.Concat(SharedRefusals.Of(description, access)).GroupBy(refusal => refusal.Status).OrderBy(group => group.Key))
        {
            operation.Responses!.TryAdd($"{refusals.Key}", RefusalResponses.Find([.. refusals], description.ErrorType, document));
        }

    }

    /// <summary>One response a status, whichever shapes its answers have.</summary>
    private static void JoinShapes(OpenApiResponses responses, OpenApiDocument document)
    {
        foreach (var (status, other) in responses.Where(response => response.Key.Length > 3).OrderBy(response => response.Key, StringComparer.Ordinal).ToList())
        {
            var content = responses[status[..3]].Content!["application/json"];
            var (one, another) = ((OpenApiSchemaReference)content.Schema!, (OpenApiSchemaReference)other.Content!["application/json"].Schema!);
            var name = $"{one.Reference.Id}Or{another.Reference.Id}";
            document.AddComponent(name, new OpenApiSchema { AnyOf = [one, another] });
            content.Schema = new OpenApiSchemaReference(name, document);
            responses.Remove(status);
        }
    }

    private static string? Need(RouteAccess access) => access switch
    {
        RouteAccess.Anyone => null,
        RouteAccess.AnySubject => "Any user or client may call this.",
        RouteAccess.Holders holders => $"Needs the permission `{holders.Permission}`.",
        RouteAccess.HoldersOrProducer either => $"Needs the permission `{either.Permission}`, or the event's access key.",
        _ => throw new ArgumentOutOfRangeException(nameof(access), access, message: null),
    };

    private static IEnumerable<IOpenApiParameter> PathParameters(ApiDescription api) => SharedPath.ParametersOf(api.RelativePath!)
        .Zip(SharedPath.ParametersOf((string)api.Properties[SharedPath.Own]), (name, own) => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Description = own == "subjectId" ? "The `subjectId`, not the `id`." : null,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        });

    private static IEnumerable<IOpenApiParameter> HeaderParameters(RouteDescription description) => description.TakesTag
        ? [new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description = "The `ETag` of the row as it was read: it is refused if the row was changed since. Left out, it is changed whatever it is now.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        }]
        : [];

    private static OpenApiParameter Parameter(QueryParameter parameter, OpenApiDocument document) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Meaning,
        Required = parameter.Required,
        Schema = parameter.Name == "order" ? new OpenApiSchemaReference(ListParameters.Order, document) : new OpenApiSchema
        {
            Type = parameter.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = parameter.Type == "integer" ? "int64" : null,
            Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(value => (JsonNode)value)],
        },
    };

    private static List<OpenApiSecurityRequirement> Security(RouteDescription description, RouteAccess access, OpenApiDocument document)
    {
        IEnumerable<string> bearers = access is RouteAccess.Anyone ? [] : [SecuritySchemes.Bearer, SecuritySchemes.BearerInQuery];
        IEnumerable<string> keys = access is RouteAccess.HoldersOrProducer ? [SecuritySchemes.AccessKey, SecuritySchemes.AccessKeyInQuery] : description.Keys;
        List<string> permission = access switch
        {
            RouteAccess.Holders holders => [holders.Permission],
            RouteAccess.HoldersOrProducer either => [either.Permission],
            _ => [],
        };
        List<OpenApiSecurityRequirement> ways =
        [
            .. bearers.Select(name => Way(name, permission, document)),
            .. keys.Select(name => Way(name, [], document)),
        ];
        return ways;
    }

    private static OpenApiSecurityRequirement Way(string scheme, List<string> permission, OpenApiDocument document) =>
        scheme == SecuritySchemes.Nothing ? [] : new() { [new OpenApiSecuritySchemeReference(scheme, document)] = permission };

    private static void SetExamples(OpenApiOperation operation, RouteDescription description)
    {
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            if (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal))
            {
                content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }
            else
            {
                content.Example = description.Body!.Example.DeepClone();
            }
        }

        foreach (var successes in description.Successes.GroupBy(success => success.Status))
        {
            var response = (OpenApiResponse)operation.Responses![$"{successes.Key}"];
            response.Description = string.Join(" · ", successes.Select(success => success.Code == 0 ? success.Message : $"{success.Code}: {success.Message}"));
            foreach (var content in response.Content?.Values ?? [])
            {
                content.Examples = ExampleNames.Name<Success, IOpenApiExample>(
                    successes, success => success.Code, success => new OpenApiExample { Value = success.Example.DeepClone() });
            }

            response.Headers = (description.NamesEvent, description.TellsTag) switch
            {
                (true, _) => Header("eventhos-event-id", "The id of the received event.", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }),
                (_, true) => Header("ETag", "The row as it is now, for `If-Match`.", new OpenApiSchema { Type = JsonSchemaType.String }),
                _ => response.Headers,
            };
        }
    }

    private static Dictionary<string, IOpenApiHeader> Header(string name, string meaning, OpenApiSchema schema) => new(StringComparer.Ordinal)
    {
        [name] = new OpenApiHeader { Description = meaning, Required = true, Schema = schema },
    };
}
