using DbUp;
using DbUp.Engine.Output;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// Brings the database to this version's schema by the numbered scripts, each in a transaction of its own. Nodes that start at once take
/// turns.
/// </summary>
public static class PostgresSchema
{
    /// <summary>Applies what is missing, and makes the partitions of the next days.</summary>
    /// <exception cref="InvalidOperationException">A script failed; its changes are undone.</exception>
    public static void Upgrade(PostgresDatabase database, DateTimeOffset now)
    {
        using var connection = database.Source.OpenConnection();
        using var turn = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = PostgresLocks.Schema } } };
        turn.ExecuteNonQuery();
        try
        {
            Apply(database);
            PostgresPartitions.MakeAhead(connection, now);
        }
        finally
        {
            turn.CommandText = "SELECT pg_advisory_unlock($1)";
            turn.ExecuteNonQuery();
        }
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
