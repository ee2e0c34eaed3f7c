using System.Collections.Concurrent;
using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Databases with the hub's schema on the shared server, copied from one that was made once.</summary>
internal static class PostgresDatabases
{
    private const string Template = "hub_template";

    private static readonly Lazy<Task> Made = new(MakeTemplateAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> ByFolder = new(StringComparer.Ordinal);
    private static int _last;

    /// <summary>The connection string of the one that belongs to a data folder, made where it is asked for first.</summary>
    public static Task<string> OfFolderAsync(string folder) => ByFolder.GetOrAdd(folder, static _ => new Lazy<Task<string>>(CreateForFolderAsync)).Value;

    /// <summary>Drops the one that belongs to a data folder, if there is one.</summary>
    public static void Forget(string folder)
    {
        if (ByFolder.TryRemove(folder, out var made))
        {
            DropAsync(new NpgsqlConnectionStringBuilder(made.Value.GetAwaiter().GetResult()).Database!).GetAwaiter().GetResult();
        }
    }

    /// <summary>The files of the one that belongs to a data folder, all of it written to them; nothing may use it.</summary>
    public static async Task<IReadOnlyList<string>> FilesOfFolderAsync(string folder)
    {
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync("postgres", "CHECKPOINT");
        await using var connection = new NpgsqlConnection($"{await OfFolderAsync(folder)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT oid FROM pg_database WHERE datname = current_database()", connection);
        return server.FilesOf((uint)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>A new one; answers its name.</summary>
    public static async Task<string> CreateAsync()
    {
        await Made.Value;
        var name = $"hub_{Interlocked.Increment(ref _last)}";
        await (await PostgresServer.SharedAsync()).ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    /// <summary>Drops one, whoever still uses it.</summary>
    public static async Task DropAsync(string name) =>
        await (await PostgresServer.SharedAsync()).ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task<string> CreateForFolderAsync()
    {
        var name = await CreateAsync();
        return (await PostgresServer.SharedAsync()).ConnectionString(name);
    }

    private static async Task MakeTemplateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {Template}");
        using (var database = new PostgresDatabase(server.ConnectionString(Template)))
        {
            using var turn = PostgresTurn.Take(database);
            PostgresSchema.Upgrade(database, TimeProvider.System.GetUtcNow());
        }

        // No connection may be left to a database that is copied.
        NpgsqlConnection.ClearAllPools();
        await server.ExecuteAsync("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Template}'");
    }
}
