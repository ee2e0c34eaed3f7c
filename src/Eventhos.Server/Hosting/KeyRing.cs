using Eventhos.Storage.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Eventhos.Server.Hosting;

/// <summary>The keys that everything secret in the database is encrypted under.</summary>
internal static class KeyRing
{
    /// <summary>Registers Data Protection with its keys in <paramref name="folder"/>.</summary>
    public static void AddKeyRing(this IServiceCollection services, string folder) =>
        services.AddDataProtection().SetApplicationName("eventhos").PersistKeysToFileSystem(new DirectoryInfo(folder));

    /// <summary>Registers Data Protection with its keys in the database that nodes share.</summary>
    public static void AddSharedKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("eventhos");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new PostgresKeyRing(provider.GetRequiredService<PostgresDatabase>())));
    }
}
