using Eventhos.Engine.Routing;
using Eventhos.Server.Hosting;
using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Eventhos.Server.Settings.Sections;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;

namespace Eventhos.Server.Commands.Audit;

/// <summary>The database and the key ring of the hub that the settings describe, to be read beside whoever owns them.</summary>
internal static class AuditedHub
{
    /// <summary>What is needed to read its audit log.</summary>
    /// <exception cref="StartRefusedException">The settings name no database, or none is there.</exception>
    public static ServiceProvider Open(IReadOnlyDictionary<string, string?> overrides)
    {
        var source = new SettingsSource(HubConfiguration.Of(overrides), OldEnvironment.Of(Environment.GetEnvironmentVariables()));
        var storage = StorageSection.Read(source);
        var folder = Path.GetFullPath(source.Text("DataDirectory", "data"));
        if (source.Faults.Count > 0)
        {
            throw new StartRefusedException(source.Faults);
        }

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SnapshotStore>();
        if (storage.ConnectionString is { } shared)
        {
            services.AddSharedKeyRing();
            services.UsePostgres(shared);
        }
        else
        {
            var database = Path.Combine(folder, "eventhos.db");
            if (!File.Exists(database))
            {
                throw new StartRefusedException([$"There is no database in {folder}."]);
            }

            services.AddKeyRing(Path.Combine(folder, "keys"));
            services.UseSqlite(database);
        }

        return services.BuildServiceProvider();
    }
}
