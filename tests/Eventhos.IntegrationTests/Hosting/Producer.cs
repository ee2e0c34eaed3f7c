namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A producer system with its client.</summary>
public sealed record Producer(long SystemId, ClientAccount Client);
