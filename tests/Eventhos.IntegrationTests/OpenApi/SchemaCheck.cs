using System.Text.Json.Nodes;
using NJsonSchema;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>Holds values against the document's schemas, stricter than a client: what a schema does not name must not be there.</summary>
public sealed class SchemaCheck
{
    private readonly IDictionary<string, JsonSchema> _schemas;

    private SchemaCheck(IDictionary<string, JsonSchema> schemas) => _schemas = schemas;

    /// <summary>With the schemas of all bodies and answers.</summary>
    public static async Task<SchemaCheck> OfAsync(ApiDocument document)
    {
        var definitions = document.Root["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var operation in document.Operations)
        {
            Add(definitions, BodyOf(operation), operation.Body);
            foreach (var (status, _) in operation.Node["responses"]!.AsObject())
            {
                Add(definitions, AnswerOf(operation, int.Parse(status)), document.Response(operation, int.Parse(status))!["content"]?["application/json"]?["schema"]);
            }
        }

        Close(definitions);
        var root = new JsonObject { ["definitions"] = definitions };
        var schema = await JsonSchema.FromJsonAsync(root.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
        return new SchemaCheck(schema.Definitions);
    }

    /// <summary>What is wrong with a request's body.</summary>
    public IEnumerable<string> OfBody(ApiOperation operation, string json) => Faults(BodyOf(operation), json);

    /// <summary>What is wrong with an answer.</summary>
    public IEnumerable<string> OfAnswer(ApiOperation operation, int status, string json) => Faults(AnswerOf(operation, status), json);

    private static string BodyOf(ApiOperation operation) => $"{operation.Id} body";

    private static string AnswerOf(ApiOperation operation, int status) => $"{operation.Id} {status}";

    private static void Add(JsonObject definitions, string name, JsonNode? schema)
    {
        if (schema is not null)
        {
            definitions[name] = schema.DeepClone();
        }
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonArray elements)
        {
            foreach (var element in elements)
            {
                Close(element);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, member) in members)
            {
                Close(member);
            }

            if (members["properties"] is JsonObject && members["additionalProperties"] is null)
            {
                members["additionalProperties"] = false;
            }
        }
    }

    private IEnumerable<string> Faults(string name, string json) => _schemas.TryGetValue(name, out var schema)
        ? schema.Validate(json).Select(error => $"{name}: {error.Kind} at {error.Path}: {json}")
        : [$"{name}: the document has no schema for it: {json}"];
}
