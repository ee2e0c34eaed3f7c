using Microsoft.AspNetCore.DataProtection;

namespace Eventhos.Server.Hosting;

/// <summary>The keys that everything secret in the database is encrypted under.</summary>
internal static class KeyRing
{
    /// <summary>Registers Data Protection with its keys in <paramref name="folder"/>.</summary>
    public static void AddKeyRing(this IServiceCollection services, string folder) =>
        services.AddDataProtection().SetApplicationName("eventhos").PersistKeysToFileSystem(new DirectoryInfo(folder));
}
