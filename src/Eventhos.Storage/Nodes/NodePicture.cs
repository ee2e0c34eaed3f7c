namespace Eventhos.Storage.Nodes;

/// <summary>The nodes that share a database, at a moment of its clock.</summary>
/// <param name="Now">That moment (UTC).</param>
/// <param name="This">The name of the node that was asked.</param>
/// <param name="Lease">How long leases hold after a sign of life; null where one process alone has the database.</param>
/// <param name="Nodes">Those that are heard of, and those whose leases nobody has taken over yet; by name.</param>
/// <param name="Waiting">What is ready or due and leased to nobody.</param>
public sealed record NodePicture(DateTimeOffset Now, string This, TimeSpan? Lease, IReadOnlyList<NodeItem> Nodes, WaitingWork Waiting);
