using Eventhos.Engine.Mapping;
using Eventhos.Engine.Model;

namespace Eventhos.Engine.Execute;

/// <summary>What a request to a consumer is made from.</summary>
/// <param name="Request">The received request, which may be forwarded.</param>
/// <param name="Source">Its values.</param>
/// <param name="WebhookId">The name under which the consumer gets it.</param>
public sealed record RequestOrigin(ReceivedRequest Request, MappingSource Source, string WebhookId);
