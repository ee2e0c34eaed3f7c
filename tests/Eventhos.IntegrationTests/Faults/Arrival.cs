namespace Eventhos.IntegrationTests.Faults;

/// <summary>One request at the consumer.</summary>
internal sealed record Arrival(string Contract, long Seq, string WebhookId, long Order);
