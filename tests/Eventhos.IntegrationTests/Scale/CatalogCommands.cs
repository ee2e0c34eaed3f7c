using System.Collections.Concurrent;
using System.Data.Common;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Postgres;
using Eventhos.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Listens to what a hub asks its catalog, and asks the database how it goes about each.</summary>
internal sealed class CatalogCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Sql, List<(string Name, object? Value)> Parameters)> _heard = new();

    /// <summary>The plans of all that was asked since the last call.</summary>
    public IReadOnlyList<HeardPlan> Plans(RunningHub hub)
    {
        var plans = new List<HeardPlan>();
        if (TestDatabase.OnPostgres)
        {
            using var connection = hub.Services.GetRequiredService<PostgresDatabase>().Source.OpenConnection();
            while (_heard.TryDequeue(out var heard))
            {
                plans.AddRange(PostgresHeardPlan.Of(connection, heard.Sql, heard.Parameters));
            }

            return plans;
        }

        using var reader = hub.Services.GetRequiredService<SqliteDatabase>().OpenReader();
        while (_heard.TryDequeue(out var heard))
        {
            plans.Add(SqliteHeardPlan.Of(reader, heard.Sql, heard.Parameters));
        }

        return plans;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _heard.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return ValueTask.FromResult(result);
    }
}
