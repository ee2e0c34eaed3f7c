namespace Eventhos.IntegrationTests.Faults;

/// <summary>An event that the hub said yes to.</summary>
internal sealed record Acknowledged(string Kind, long ReceivedEventId);
