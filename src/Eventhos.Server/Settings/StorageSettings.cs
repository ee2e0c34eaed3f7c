namespace Eventhos.Server.Settings;

/// <summary>Where everything is kept.</summary>
/// <param name="ConnectionString">PostgreSQL, shared with other nodes; null for SQLite in the data folder.</param>
/// <param name="Node">This node's name among them; null makes one up.</param>
/// <param name="Lease">How long a node's leases hold after its last sign of life.</param>
public sealed record StorageSettings(string? ConnectionString, string? Node, TimeSpan Lease);
