using DbUp;
using DbUp.Engine.Output;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// Brings the database to this version's schema by the numbered scripts, each in a transaction of its own. Nodes that start at once take
/// turns.
/// </summary>
public static class PostgresSchema
{
    /// <summary>Applies what is missing, and makes the partitions of the next days. The caller has the turn (<see cref="PostgresTurn"/>).</summary>
    /// <exception cref="InvalidOperationException">A script failed; its changes are undone.</exception>
    public static void Upgrade(PostgresDatabase database, DateTimeOffset now)
    {
        Apply(database);
        using var connection = database.Source.OpenConnection();
        PostgresPartitions.MakeAhead(connection, now);
    }

    private static void Apply(PostgresDatabase database)
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(database.ConnectionString)
            .WithScriptsEmbeddedInAssembly(typeof(PostgresSchema).Assembly, name => name.Contains(".Postgres.Schema.", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"The database schema could not be brought up to date at {result.ErrorScript?.Name ?? "its start"}: {result.Error.Message}", result.Error);
        }
    }
}
