using Eventhos.Engine.Retries;
using Npgsql;

namespace Eventhos.Storage.Postgres.Retries;

/// <summary>Rows of retries of many.</summary>
internal static class RetryRunRows
{
    /// <summary>What <see cref="ReadAsync"/> reads.</summary>
    public const string Select =
        """
        SELECT id, by_list, event_type_id, contract_id, received_from, received_before, last_execution_id, per_second, total, done, skipped, failed, cursor,
               state, started_by, started_at, finished_at
        FROM retry_runs
        """;

    /// <summary>The runs that a command answers.</summary>
    public static async Task<List<RetryRun>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<RetryRun>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(Run(reader));
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

    private static RetryRun Run(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Selection = reader.GetBoolean(1)
            ? new RetrySelection { ExecutionIds = [] }
            : new RetrySelection
            {
                EventTypeId = reader.NumberOrNull(2), ContractId = reader.NumberOrNull(3), From = reader.TimeOrNull(4), Before = reader.TimeOrNull(5),
            },
        LastExecutionId = reader.GetInt64(6),
        PerSecond = reader.GetInt32(7),
        Total = reader.GetInt64(8),
        Done = reader.GetInt64(9),
        Skipped = reader.GetInt64(10),
        Failed = reader.GetInt64(11),
        Cursor = reader.GetInt64(12),
        State = Enum.Parse<RetryRunState>(reader.GetString(13), ignoreCase: true),
        StartedBy = reader.GetString(14),
        StartedAt = reader.Time(15),
        FinishedAt = reader.TimeOrNull(16),
    };
}
