using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Journal;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Retention;
using Eventhos.Storage.Mails;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.Postgres.Counts;
using Eventhos.Storage.Postgres.Nodes;
using Eventhos.Storage.Postgres.Retention;
using Eventhos.Storage.Postgres.SignIn;
using Eventhos.Storage.Postgres.Traffic;
using Eventhos.Storage.Postgres.Writing;
using Eventhos.Storage.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Eventhos.Storage.Postgres;

/// <summary>Storage on PostgreSQL, shared by any number of nodes.</summary>
public static class PostgresRegistration
{
    /// <summary>Catalog, journal and event log in the database of a connection string, whose schema is up to date.</summary>
    public static IServiceCollection UsePostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(provider => new PostgresDatabase(connectionString, provider.GetRequiredService<NodeOptions>().Lease));
        services.AddDbContextFactory<CatalogContext, PostgresCatalogFactory>(options => options
            .UseNpgsql(npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(new NulInterceptor()));
        services.AddSharedStorage(provider => provider.GetRequiredService<NodeSessions>().First);
        services.AddSingleton<ICatalogGate, PostgresCatalogGate>();
        services.TryAddSingleton(new NodeOptions());
        services.TryAddSingleton(new SharedClock(TimeProvider.System));
        services.AddSingleton<NodeSessions>();
        services.AddSingleton<INodeLeases>(provider => provider.GetRequiredService<NodeSessions>());
        services.AddSingleton<AppendBatcher>();
        services.AddSingleton<SettleBatcher>();
        services.AddSingleton<HandWrites>();
        services.AddSingleton<IJournal, PostgresJournal>();
        services.AddSingleton<IExecutionClaims, PostgresClaims>();
        services.AddSingleton<CatalogFollower>();
        services.AddSingleton<NodeSignals>();
        services.AddSingleton<NodeHeart>();
        services.AddSingleton<INodeDirectory, NodeDirectory>();
        services.AddSingleton<IEventLog, PostgresEventLog>();
        services.AddLogCounting<PostgresLogCounting>();
        services.AddTraffic<PostgresTrafficSource>();
        services.AddSingleton<IReplyChains, PostgresReplyChains>();
        services.AddSingleton<IStoredExecutions, PostgresStoredExecutions>();
        services.AddRetryRuns<PostgresRetryRuns>();
        services.AddSingleton<FailureBatcher>();
        services.AddSingleton<ISignInFailures, PostgresSignInFailures>();
        services.AddSingleton<IMailOutbox, PostgresMailOutbox>();
        services.AddSingleton<IExpiredEvents, PostgresExpiredEvents>();
        return services;
    }

    /// <summary>What runs beside the pipeline on each node; to be registered before it, for it needs a living session from its start to its end.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<NodeSignals>());
        services.AddHostedService(provider => provider.GetRequiredService<NodeHeart>());
        return services;
    }
}
