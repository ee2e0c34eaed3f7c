using Eventhos.Server.Hosting;
using Eventhos.Storage.Moving;
using Eventhos.Storage.Moving.Postgres;
using Eventhos.Storage.Moving.Sqlite;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.Server.Commands.Migrate;

/// <summary>A storage as the command line names it: a data folder or a database.</summary>
/// <param name="Folder">The data folder; null for PostgreSQL.</param>
/// <param name="ConnectionString">The connection string; null for SQLite. Never shown.</param>
internal sealed record StorageAddress(string? Folder, string? ConnectionString)
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>From <c>sqlite:FOLDER</c> or a connection string; null when it is neither.</summary>
    public static StorageAddress? Parse(string text)
    {
        if (text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return text.Length > SqlitePrefix.Length ? new StorageAddress(Path.GetFullPath(text[SqlitePrefix.Length..]), ConnectionString: null) : null;
        }

        return PostgresDatabase.IsConnectionString(text) ? new StorageAddress(Folder: null, text) : null;
    }

    /// <summary>The storage; its data folder, where it has one, is taken until <paramref name="taken"/> is disposed.</summary>
    /// <exception cref="MoveRefusedException">There must be a hub in it, and is none.</exception>
    /// <exception cref="Settings.StartRefusedException">A hub runs on the folder.</exception>
    public MoveStore Open(bool mustExist, TimeProvider time, out IDisposable? taken)
    {
        taken = null;
        if (Folder is null)
        {
            return new PostgresMoveStore(ConnectionString!, time);
        }

        if (mustExist && !File.Exists(Path.Combine(Folder, "eventhos.db")))
        {
            throw new MoveRefusedException($"There is no database in {Folder}.");
        }

        var folder = DataFolder.Take(Folder);
        taken = folder;
        return new SqliteMoveStore(folder.Database, folder.Keys);
    }

    /// <summary>How a hub is started on it, as a line for a shell; without the password.</summary>
    public string StartLine() => Folder is not null
        ? $"eventhos --data '{Folder}'"
        : $"EVENTHOS__Storage__ConnectionString='{WithoutPassword()}' eventhos";

    private string WithoutPassword()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        foreach (var secret in new[] { "Password", "SSL Password" })
        {
            if (settings.ContainsKey(secret))
            {
                settings[secret] = "…";
            }
        }

        return settings.ConnectionString;
    }
}
