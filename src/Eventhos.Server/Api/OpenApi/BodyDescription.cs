using System.Text.Json.Nodes;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>The body that a route takes.</summary>
/// <param name="Type">What it must hold.</param>
/// <param name="Example">One such body.</param>
internal sealed record BodyDescription(Type Type, JsonNode Example)
{
    /// <summary>The content types it may have, the usual one first.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = ["application/json"];
}
