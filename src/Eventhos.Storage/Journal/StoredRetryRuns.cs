using System.Data.Common;
using System.Text.Json;
using Eventhos.Engine.Retries;

namespace Eventhos.Storage.Journal;

/// <summary>Retries of many as they are stored.</summary>
internal static class StoredRetryRuns
{
    /// <summary>What <see cref="Run"/> reads.</summary>
    public const string Select =
        """
        SELECT id, by_list, event_type_id, contract_id, received_from, received_before, last_execution_id, per_second, total, done, skipped, failed, cursor,
               state, started_by, started_at, finished_at, scope
        FROM retry_runs
        """;

    /// <summary>The run of a row.</summary>
    public static RetryRun Run(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Selection = reader.GetBoolean(1)
            ? new RetrySelection { ExecutionIds = [] }
            : new RetrySelection
            {
                EventTypeId = reader.NumberOrNull(2), ContractId = reader.NumberOrNull(3), From = reader.TimeOrNull(4), Before = reader.TimeOrNull(5),
                Scope = reader.TextOrNull(17) is { } scope ? JsonSerializer.Deserialize<RetryScope>(scope) : null,
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

    /// <summary>A scope as it is stored.</summary>
    public static string? Scope(RetrySelection selection) => selection.Scope is { } scope ? JsonSerializer.Serialize(scope) : null;

    /// <summary>The run as it begins, without its id.</summary>
    public static RetryRun Begin(RetryRunRequest request, long lastExecutionId, long total) => new()
    {
        Id = 0, Selection = request.Selection, LastExecutionId = lastExecutionId, PerSecond = request.PerSecond, Total = total, Done = 0, Skipped = 0, Failed = 0,
        Cursor = 0, State = RetryRunState.Running, StartedBy = request.By, StartedAt = request.Now,
    };
}
