namespace Eventhos.Storage.Nodes;

/// <summary>A node, and what is leased to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="StartedAt">When its oldest session that is open began (UTC).</param>
/// <param name="SeenAt">Its last sign of life (UTC).</param>
/// <param name="ExpiresAt">Until when its leases hold without another one (UTC); null where they don't run out.</param>
/// <param name="Sessions">Its sessions that are open: one, and one more for each that it could not yet let go after lost answers.</param>
/// <param name="Executions">Executions leased to it.</param>
/// <param name="RetryRuns">Retries of many that it carries out.</param>
/// <param name="ChangesBehind">Changes of the catalog that it had not yet put in force at its last sign of life.</param>
public sealed record NodeItem(
    string Name, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? ExpiresAt, int Sessions, long Executions, long RetryRuns,
    long ChangesBehind);
