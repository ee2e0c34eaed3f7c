using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The OpenAPI document and the page that shows it.</summary>
internal static class DescriptionRegistration
{
    /// <summary>Registers what makes the document; it costs nothing until somebody asks for it.</summary>
    public static void AddDescription(this IServiceCollection services)
    {
        services.AddSingleton<HubDocument>();
        services.AddOpenApi(HubDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = api => api.ActionDescriptor.EndpointMetadata.OfType<DescribedRoute>().Any();
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<FieldsInSchemas>();
            options.AddOperationTransformer<OperationTexts>();
            options.AddDocumentTransformer<DocumentFrame>();
        });
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, DescribedRoutes>());

        // What schemas are made by: names as declared, numbers that are numbers. Answers are written by Envelope.Json.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = null;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
    }

    /// <summary>Maps them, for anybody.</summary>
    public static void MapDescription(this IEndpointRouteBuilder app)
    {
        app.MapGet("/openapi/v1.json", GetAsync).WithTags("Hub")
            .Describe("getOpenApiDocument", "This document", document => document.Answers(
                200, 0, "OpenAPI 3.1", System.Text.Json.JsonSerializer.SerializeToElement(new { openapi = "3.1.1" })));
        app.MapDocsPage();
    }

    private static async Task<IResult> GetAsync(HttpContext http, HubDocument document)
    {
        var bytes = await document.BytesAsync();
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, "application/json", entityTag: EntityTag(bytes));
    }

    /// <summary>Weak: it is the same whether or not the answer is compressed on its way.</summary>
    private static EntityTagHeaderValue EntityTag(byte[] bytes) =>
        new($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 16))}\"", isWeak: true);
}
