using Eventhos.Server.Settings;
using Eventhos.Storage.Journal.Retention;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Server.Hosting;

/// <summary>The storage that the settings choose.</summary>
internal static class StorageRegistration
{
    /// <summary>SQLite and the key ring in the data folder, or both in PostgreSQL.</summary>
    public static void AddStorage(this IServiceCollection services, HubSettings settings, DataFolder folder)
    {
        if (settings.Retention is { } keep)
        {
            services.AddSingleton(new RetentionOptions(keep));
            services.AddHostedService<RetentionService>();
        }

        if (settings.Storage.ConnectionString is not { } shared)
        {
            services.AddSingleton(new NodeOptions { Name = settings.Storage.Node ?? Environment.MachineName, Version = HubVersion.Current });
            services.AddKeyRing(folder.Keys);
            services.UseSqlite(folder.Database);
            return;
        }

        var node = new NodeOptions { Version = HubVersion.Current, Lease = settings.Storage.Lease };
        services.AddSingleton(settings.Storage.Node is { } name ? node with { Name = name } : node);
        var clock = new SharedClock(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSharedKeyRing();
        services.UsePostgres(shared);
        services.AddNode();
    }
}
