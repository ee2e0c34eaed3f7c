using Eventhos.Engine.Dispatch;
using Eventhos.Engine.Ingest;
using Eventhos.Engine.Journal;
using Eventhos.Storage.Catalog;
using Eventhos.Storage.Journal;
using Eventhos.Storage.Journal.Counts;
using Eventhos.Storage.Journal.Retention;
using Eventhos.Storage.Mails;
using Eventhos.Storage.Nodes;
using Eventhos.Storage.SignIn;
using Eventhos.Storage.Sqlite.Counts;
using Eventhos.Storage.Sqlite.Traffic;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.Storage.Sqlite;

/// <summary>Storage on SQLite.</summary>
public static class SqliteRegistration
{
    /// <summary>Catalog, journal and event log in the file <paramref name="path"/>, whose schema is up to date.</summary>
    public static IServiceCollection UseSqlite(this IServiceCollection services, string path)
    {
        services.AddSingleton(_ => new SqliteDatabase(path));

        // A row and its list in one query would make SQLite put the whole joined table aside first; and several queries see one state here.
        services.AddDbContextFactory<CatalogContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseSnakeCaseNamingConvention());
        services.AddSharedStorage(provider => provider.GetRequiredService<SqliteSession>().Id);
        services.AddSingleton<ICatalogGate, SqliteCatalogGate>();
        services.AddSingleton(provider => SqliteSession.Open(
            provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<IJournal, SqliteJournal>();
        services.AddSingleton<IExecutionClaims, SqliteClaims>();
        services.AddSingleton<INodeLeases, OneOwner>();
        services.AddSingleton<INodeDirectory, SingleNode>();
        services.AddSingleton<IEventLog, SqliteEventLog>();
        services.AddLogCounting<SqliteLogCounting>();
        services.AddTraffic<SqliteTrafficSource>();
        services.AddSingleton<IReplyChains, SqliteReplyChains>();
        services.AddSingleton<IStoredExecutions, SqliteStoredExecutions>();
        services.AddRetryRuns<SqliteRetryRuns>();
        services.AddSingleton<ISignInFailures, SqliteSignInFailures>();
        services.AddSingleton<IMailOutbox, SqliteMailOutbox>();
        services.AddSingleton<IExpiredEvents, SqliteExpiredEvents>();
        return services;
    }
}
