using System.Text.Json.Nodes;

namespace Eventhos.Server.Api.OpenApi;

/// <summary>An answer of a route that is no error.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code in it; 0 where the answer is not in the envelope.</param>
/// <param name="Message">What it tells people.</param>
/// <param name="Type">What is in it; null for text.</param>
/// <param name="Example">One such answer.</param>
internal sealed record Success(int Status, int Code, string Message, Type? Type, JsonNode Example);
