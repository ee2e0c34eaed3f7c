using System.Collections.Concurrent;
using System.Data.Common;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Scale;

/// <summary>Listens to what a hub asks its catalog, and asks SQLite how it goes about each.</summary>
internal sealed class CatalogCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Sql, List<(string Name, object? Value)> Parameters)> _heard = new();

    /// <summary>The plans of all that was asked since the last call, a text of lines for each.</summary>
    public IReadOnlyList<(string Sql, string Plan)> Plans(RunningHub hub)
    {
        using var connection = hub.Services.GetRequiredService<SqliteDatabase>().OpenReader();
        var plans = new List<(string Sql, string Plan)>();
        while (_heard.TryDequeue(out var heard))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {heard.Sql}";
            foreach (var (name, value) in heard.Parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            using var reader = command.ExecuteReader();
            var lines = new List<string>();
            while (reader.Read())
            {
                lines.Add(reader.GetString(3));
            }

            plans.Add((heard.Sql, string.Join('\n', lines)));
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
