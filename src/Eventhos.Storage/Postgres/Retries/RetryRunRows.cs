using Eventhos.Engine.Retries;
using Eventhos.Storage.Journal;
using Npgsql;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Rows of retries of many.</summary>
internal static class RetryRunRows
{
    /// <summary>The runs that a command answers.</summary>
    public static async Task<List<RetryRun>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<RetryRun>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(StoredRetryRuns.Run(reader));
        }

        return runs;
    }

    /// <summary>The ids that a command answers.</summary>
    public static async Task<List<long>> IdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
