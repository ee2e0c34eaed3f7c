using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage;

/// <summary>Looks at the database itself.</summary>
public sealed class StorageSurvey
{
    private readonly IDbContextFactory<CatalogContext> _contexts;

    /// <summary>Through <paramref name="contexts"/>.</summary>
    public StorageSurvey(IDbContextFactory<CatalogContext> contexts) => _contexts = contexts;

    /// <summary>Looks.</summary>
    public async Task<StoragePicture> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return context.Database.IsNpgsql()
            ? new StoragePicture(
                "PostgreSQL",
                await FirstAsync<string>("SELECT split_part(current_setting('server_version'), ' ', 1) AS \"Value\""),
                await FirstAsync<long>("SELECT pg_database_size(current_database()) AS \"Value\""),
                NameOf(await FirstAsync<string>("SELECT scriptname AS \"Value\" FROM schemaversions ORDER BY schemaversionsid DESC LIMIT 1")))
            : new StoragePicture(
                "SQLite",
                await FirstAsync<string>("SELECT sqlite_version() AS \"Value\""),
                await FirstAsync<long>("SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()"),
                NameOf(await FirstAsync<string>("SELECT ScriptName AS \"Value\" FROM SchemaVersions ORDER BY SchemaVersionID DESC LIMIT 1")));

        async Task<T> FirstAsync<T>(string sql) => (await context.Database.SqlQueryRaw<T>(sql).ToListAsync(cancellationToken))[0];
    }

    // Of Eventhos.Storage.Sqlite.Schema.0001_catalog.sql what people call it.
    private static string NameOf(string script) => script.Split('.') is [.., var name, _] ? name : script;
}
