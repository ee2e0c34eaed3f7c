using Eventhos.Engine.Routing;

namespace Eventhos.Storage.Postgres.Nodes;

/// <summary>What one beat told.</summary>
/// <param name="Changes">What other nodes changed of the catalog since the last beat; null for changes of access alone.</param>
/// <param name="LastChange">The newest change that was told of.</param>
/// <param name="Nodes">How many nodes there are, this one included.</param>
/// <param name="Expired">True when a node was not heard of in time.</param>
/// <param name="Now">The database's time, in milliseconds since 1970.</param>
internal sealed record Pulse(IReadOnlyList<CatalogChange?> Changes, long LastChange, int Nodes, bool Expired, long Now);
