namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A kind of event, with an access key that may send it.</summary>
public sealed record EventKind(long Id, string Identifier, string AccessKey, Producer Producer);
