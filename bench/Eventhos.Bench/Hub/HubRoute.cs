namespace Eventhos.Bench.Hub;

/// <summary>What a producer needs to send the benchmark's event.</summary>
internal sealed record HubRoute(string EventIdentifier, string Token);
