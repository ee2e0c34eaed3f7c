namespace Eventhos.Server.Api.OpenApi;

/// <summary>An error that a route may answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">The sentence, with an example's values.</param>
internal sealed record Refusal(int Status, int Code, string Message);
