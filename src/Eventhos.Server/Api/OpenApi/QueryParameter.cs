namespace Eventhos.Server.Api.OpenApi;

/// <summary>A parameter in the query of a route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Type">JSON's word for what it holds: <c>string</c>, <c>integer</c>, <c>boolean</c>.</param>
/// <param name="Required">Must be given.</param>
/// <param name="Values">All it may be; empty where there is no such list.</param>
internal sealed record QueryParameter(string Name, string Meaning, string Type, bool Required, IReadOnlyList<string> Values);
