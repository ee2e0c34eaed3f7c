using System.Text.Json;
using Microsoft.OpenApi;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>Errors as the document shows them: an example for each code.</summary>
internal static class RefusalResponses
{
    private const int LockedOut = 401003;
    private const string SomeId = "0b2f4b0e-7c1f-4d0e-9a3e-4f1d8a0c5e21";

    /// <summary>A response whose errors are all shared ones is told once for all operations.</summary>
    public static IOpenApiResponse Find(IReadOnlyList<Refusal> refusals, Type errorType, OpenApiDocument document)
    {
        var shared = errorType != typeof(ErrorAnswer) ? null : SharedRefusals.Responses.FirstOrDefault(response => response.Value.SequenceEqual(refusals)).Key;
        return shared is null ? Of(refusals, errorType, document) : new OpenApiResponseReference(shared, document);
    }

    /// <summary>The errors of one status.</summary>
    public static OpenApiResponse Of(IReadOnlyList<Refusal> refusals, Type errorType, OpenApiDocument document)
    {
        var examples = ExampleNames.Name<Refusal, IOpenApiExample>(
            refusals, refusal => refusal.Code, refusal => IsShared(refusal) ? new OpenApiExampleReference(ExampleName(refusal), document) : Example(refusal));
        var response = new OpenApiResponse
        {
            Description = string.Join(" · ", refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}")),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = new OpenApiSchemaReference(SchemaNames.OfError(errorType), document), Examples = examples },
            },
        };
        if (refusals.Any(refusal => refusal.Status == StatusCodes.Status503ServiceUnavailable || refusal.Code == LockedOut))
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Seconds to wait.",
                    Required = refusals[0].Status == StatusCodes.Status503ServiceUnavailable,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                },
            };
        }

        return response;
    }

    /// <summary>The error as it is answered.</summary>
    public static OpenApiExample Example(Refusal refusal) => new()
    {
        Summary = refusal.Message,
        Value = JsonSerializer.SerializeToNode(new ErrorAnswer(refusal.Message, refusal.Code, SomeId), Envelope.Json),
    };

    /// <summary>The name of a shared error's example.</summary>
    public static string ExampleName(Refusal refusal) =>
        $"{SharedRefusals.Responses.First(response => response.Value.Contains(refusal)).Key}-{refusal.Code}";

    private static bool IsShared(Refusal refusal) => SharedRefusals.Responses.Values.Any(refusals => refusals.Contains(refusal));
}
