using DbUp;
using DbUp.Engine.Output;

namespace Eventhos.Storage.Sqlite;

/// <summary>Brings the database to this version's schema by the numbered scripts, each in a transaction of its own.</summary>
public static class SqliteSchema
{
    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">A script failed; its changes are undone.</exception>
    public static void Upgrade(SqliteDatabase database)
    {
        // Write-ahead logging is a property of the file; set before the first table.
        database.OpenWriter().Dispose();
        var result = DeployChanges.To
            .SqliteDatabase(database.ConnectionString)
            .WithScriptsEmbeddedInAssembly(typeof(SqliteSchema).Assembly, name => name.Contains(".Sqlite.Schema.", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database schema could not be brought up to date at {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
        }
    }
}
