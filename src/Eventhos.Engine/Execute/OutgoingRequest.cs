using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>A request ready to be sent.</summary>
/// <param name="Uri">URL and parameters as one.</param>
/// <param name="Method">The method.</param>
/// <param name="HasBody">False sends no body at all, not even an empty one.</param>
/// <param name="Sent">The same as it will be recorded; its headers include Content-Type.</param>
public sealed record OutgoingRequest(Uri Uri, HttpMethod Method, bool HasBody, SentRequest Sent);
