using Eventhos.Engine.Mapping;

namespace Eventhos.Engine.Execute;

/// <summary>The request that an action would send.</summary>
/// <param name="Request">The request; null where none can be made.</param>
/// <param name="Warnings">What the templates found missing.</param>
/// <param name="Fault">Why none can be made, in one sentence.</param>
/// <param name="Place">Where in the action the fault lies, where that is known.</param>
public sealed record PreviewedRequest(OutgoingRequest? Request, IReadOnlyList<string> Warnings, string? Fault, TemplatePlace? Place);
