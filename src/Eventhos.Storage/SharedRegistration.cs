using Eventhos.Engine.Retries;
using Eventhos.Engine.Routing;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Traffic;
using Eventhos.Storage.Protection;
using Eventhos.Storage.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Eventhos.Storage;

/// <summary>What is the same whatever database it lies in.</summary>
internal static class SharedRegistration
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="session">The session whose key this process encrypts payloads under.</param>
    public static void AddSharedStorage(this IServiceCollection services, Func<IServiceProvider, long> session)
    {
        services.AddSingleton<LogActivity>();
        services.AddSingleton<CatalogProtection>();
        services.AddSingleton<ActionSecrets>();
        services.AddSingleton<HubVault>();
        services.AddSingleton<ISnapshotSource, CatalogSnapshotSource>();
        services.AddAudit();
        services.AddSingleton<CatalogStore>();
        services.AddSingleton<ClientUses>();
        services.AddSingleton<StorageSurvey>();
        services.AddSingleton(provider => new PayloadCipher(provider.GetRequiredService<HubVault>(), session(provider)));
        services.AddSingleton<PayloadProtection>();
        services.TryAddSingleton(new SignInFailureBounds());
    }

    /// <summary>Registers the counting of the log, which goes on while the hub runs.</summary>
    public static void AddLogCounting<T>(this IServiceCollection services)
        where T : class, ILogCounting
    {
        services.AddSingleton<ILogCounting, T>();
        services.AddSingleton<TrafficCounter>();
        services.AddSingleton<LogCounter>();
        services.AddHostedService<LogCountingService>();
    }

    /// <summary>Registers reads of traffic.</summary>
    public static void AddTraffic<T>(this IServiceCollection services)
        where T : class, ITrafficSource
    {
        services.AddSingleton<ITrafficSource, T>();
        services.AddSingleton(provider => new TrafficReader(provider.GetRequiredService<ITrafficSource>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Registers retries of many under both of their interfaces.</summary>
    public static void AddRetryRuns<T>(this IServiceCollection services)
        where T : class, IRetryRuns, IRetryRunLog
    {
        services.AddSingleton<T>();
        services.AddSingleton<IRetryRuns>(provider => provider.GetRequiredService<T>());
        services.AddSingleton<IRetryRunLog>(provider => provider.GetRequiredService<T>());
    }
}
