using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>
/// The database of the hub on a data folder, seen from outside the hub. With <c>EVENTHOS_TEST_STORAGE=postgres</c> hubs of tests keep everything in
/// a PostgreSQL database that belongs to their folder, otherwise in SQLite.
/// </summary>
public static class TestDatabase
{
    /// <summary>Whether hubs of tests run on PostgreSQL.</summary>
    public static bool OnPostgres { get; } = Environment.GetEnvironmentVariable("EVENTHOS_TEST_STORAGE") == "postgres";

    /// <summary>SQL: the names of all tables but those of nodes' signs of life, of counts of the log and of the last use of clients, which change by themselves.</summary>
    public static string Tables { get; } = Sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('log_counts', 'traffic_counts', 'log_changes', 'log_watch', 'client_uses')",
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname NOT IN ('sessions', 'log_counts', 'traffic_counts', 'log_changes', 'log_watch', 'client_uses')");

    /// <summary>The setting <c>Storage:ConnectionString</c> for a folder; null on SQLite.</summary>
    public static async Task<string?> SettingAsync(string folder) => OnPostgres ? await PostgresDatabases.OfFolderAsync(folder) : null;

    /// <summary>A connection that no pool keeps.</summary>
    public static async Task<DbConnection> OpenAsync(string folder, bool readOnly = false)
    {
        DbConnection connection = OnPostgres
            ? new NpgsqlConnection($"{await PostgresDatabases.OfFolderAsync(folder)};Pooling=false;Command Timeout=300")
            : new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(folder, "eventhos.db"),
                Pooling = false,
                DefaultTimeout = 30,
                Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Why a test that says so runs on SQLite only.</summary>
    public const string AboutColumnsOfSqlite = "is about SQLite, whose columns take values of any type";

    /// <summary>The setting that makes a hub keep its data in SQLite, whatever the others do: for tests about SQLite's file.</summary>
    public static (string Name, string Value) InAFile { get; } = ("Storage:ConnectionString", "");

    /// <summary>SQL: so many zero bytes.</summary>
    public static string Zeros(int bytes) => Sql($"zeroblob({bytes})", $"decode(repeat('00', {bytes}), 'hex')");

    /// <summary>All that a stopped hub's database has on disk, file by file.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(string folder)
    {
        var files = OnPostgres ? await PostgresDatabases.FilesOfFolderAsync(folder) : Directory.GetFiles(folder, "eventhos.db*");
        return files.ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);
    }

    /// <summary>One of two texts, by the provider.</summary>
    public static string Sql(string sqlite, string postgres) => OnPostgres ? postgres : sqlite;
}
