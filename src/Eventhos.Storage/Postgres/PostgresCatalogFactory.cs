using Eventhos.Storage.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Eventhos.Storage.Postgres;

/// <summary>
/// The catalog on the hub's own connections. They are no part of the options: what EF makes of these (model, compiled queries) it makes anew for
/// each source that it finds in them and keeps until the process ends, so hubs that come after another in one process would grow it without end.
/// </summary>
internal sealed class PostgresCatalogFactory(DbContextOptions<CatalogContext> options, PostgresDatabase database, TimeProvider time) : IDbContextFactory<CatalogContext>
{
    public CatalogContext CreateDbContext()
    {
        var context = new CatalogContext(options, time);
        context.Database.SetDbConnection(database.Source.CreateConnection(), contextOwnsConnection: true);
        return context;
    }
}
