namespace Eventhos.Engine.Ingest;

/// <summary>An event is durable.</summary>
/// <param name="ReceivedEventId">Its id.</param>
/// <param name="HasWork">False when no contract will be carried out for it.</param>
public sealed record IngestReceipt(long ReceivedEventId, bool HasWork);
