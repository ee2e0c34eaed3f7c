namespace Eventhos.IntegrationTests.Hosting;

/// <summary>An event whose only execution gave up.</summary>
public sealed record FailedDelivery(Flow Flow, long EventId, long ExecutionId);
