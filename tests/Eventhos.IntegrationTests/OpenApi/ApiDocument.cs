using System.Text.Json.Nodes;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi;

/// <summary>The hub's OpenAPI document, as a client reads it.</summary>
public sealed class ApiDocument
{
    private ApiDocument(string text)
    {
        Text = text;
        Root = JsonNode.Parse(text)!.AsObject();
        Operations = [.. from path in Root["paths"]!.AsObject() from method in path.Value!.AsObject()
            select new ApiOperation(method.Key.ToUpperInvariant(), path.Key, method.Value!.AsObject())];
    }

    /// <summary>As it was sent.</summary>
    public string Text { get; }

    public JsonObject Root { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Reads it from a hub, as anybody may.</summary>
    public static async Task<ApiDocument> ReadAsync(RunningHub hub)
    {
        var answer = await hub.Anyone.GetAsync("/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        return new ApiDocument(answer.Text);
    }

    /// <summary>The operation that a request means; null where there is none.</summary>
    public ApiOperation? Find(string method, string path) =>
        Operations.Where(operation => operation.Fits(method, path)).MinBy(operation => operation.Parameters);

    /// <summary>The node, or what it refers to.</summary>
    public JsonNode Resolve(JsonNode node) => (string?)(node as JsonObject)?["$ref"] is { } reference
        ? reference[2..].Split('/').Aggregate((JsonNode)Root, (parent, name) => parent[name] ?? throw new Xunit.Sdk.XunitException($"{reference} leads nowhere."))
        : node;

    /// <summary>All references in it.</summary>
    public IEnumerable<string> References() => Nodes(Root).OfType<JsonObject>().Where(node => node["$ref"] is JsonValue).Select(node => (string)node["$ref"]!);

    /// <summary>The response of an operation with a status; null where it has none.</summary>
    public JsonNode? Response(ApiOperation operation, int status) => operation.Node["responses"]?[$"{status}"] is { } response ? Resolve(response) : null;

    /// <summary>The codes that an operation says it answers with a status; those of shared examples are marked.</summary>
    public IEnumerable<(int Status, long Code, bool Shared)> Codes(ApiOperation operation) =>
        from response in operation.Node["responses"]!.AsObject()
        from content in Resolve(response.Value!)["content"]?.AsObject() ?? []
        from example in content.Value!["examples"]?.AsObject() ?? []
        let code = Resolve(example.Value!)["value"] is JsonObject value ? (long?)value["code"] : null
        where code is not null
        select (int.Parse(response.Key), code.Value, response.Value!["$ref"] is not null || example.Value!["$ref"] is not null);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Nodes(member.Value!)).Prepend(node),
        JsonArray elements => elements.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}
