namespace Eventhos.Server.Api.OpenApi;

/// <summary>What a group of calls is about: a tag of the document.</summary>
/// <param name="Name">Its name, as in <c>WithTags</c>.</param>
/// <param name="Meaning">What it is.</param>
internal sealed record Subject(string Name, string Meaning);
