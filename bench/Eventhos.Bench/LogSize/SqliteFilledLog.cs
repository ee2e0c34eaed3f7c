using Eventhos.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Eventhos.Bench.LogSize;

/// <summary>A filled log in a SQLite file.</summary>
internal sealed class SqliteFilledLog : FilledLog
{
    private readonly DirectoryInfo _folder;

    public SqliteFilledLog(int events, LogSizeOptions options)
        : base(events, options)
    {
        var work = options.Work?.FullName ?? Path.GetTempPath();
        _folder = Directory.CreateDirectory(Path.Combine(work, $"eventhos-log-{Guid.NewGuid():N}"));
    }

    private string File => Path.Combine(_folder.FullName, "eventhos.db");

    /// <inheritdoc />
    public override Task<IReadOnlyList<(string Name, string Sql, string Plan)>> PlansAsync() => Task.FromResult(SqlitePlans.Read(File));

    /// <inheritdoc />
    protected override string CatalogSql =>
        """
        INSERT INTO systems (id, class, identifier, name, type, created_at, updated_at) VALUES (1, 'hybrid', 'crm', 'CRM', 'x', 0, 0), (2, 'hybrid', 'erp', 'ERP', 'x', 0, 0);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
        INSERT INTO event_types (id, system_id, identifier, name, operation, created_at, updated_at)
        SELECT i, 1 + i % 2, 'crm.thing' || i || '.changed', 'Thing ' || i, 'update', 0, 0 FROM n;
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
        INSERT INTO actions (id, system_id, identifier, name, operation, request, version, created_at, updated_at)
        SELECT i, 2, 'action' || i, 'Action ' || i, 'update', x'00', 1, 0, 0 FROM n;
        INSERT INTO contracts (id, event_type_id, action_id, identifier, name, order_group, created_at, updated_at)
        SELECT id, 1, id, 'contract' || id, 'Contract ' || id, 0, 0, 0 FROM actions;
        """;

    /// <inheritdoc />
    protected override string FillSql =>
        $"""
        WITH RECURSIVE n (i) AS (SELECT $first UNION ALL SELECT i + 1 FROM n WHERE i < $last)
        INSERT INTO received_events (id, event_type_id, system_id, received_at, request)
        SELECT i, 1 + i * 7919 % 20, 1 + i * 104729 % 2, CAST($from + i * $length / $events AS INTEGER), $request FROM n;

        WITH RECURSIVE k (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM k WHERE k < $executions),
        x AS (SELECT r.id AS event, r.received_at, k.k, (r.id * 7919 + k.k * 104729) % 10007 AS chance, k.k = 1 AND r.id % max(1, $events / 500) = 0 AS is_ready
              FROM received_events r CROSS JOIN k WHERE r.id BETWEEN $first AND $last)
        INSERT INTO executions (id, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, attempts, settled_at, retried_as)
        SELECT event * $executions + k, event, 1 + (k - 1) % 10, 1 + (k - 1) % 10, 0, 0, state, CASE state WHEN 'skipped' THEN 'inactive' END,
               CASE WHEN state = 'ready' OR state = 'skipped' THEN 0 ELSE 1 END, CASE state WHEN 'ready' THEN NULL ELSE received_at END,
               CASE WHEN state = 'error' AND chance < 5 THEN 1 END
        FROM (SELECT *, {StateOf} AS state FROM x);
        """;

    /// <inheritdoc />
    protected override Task MakeAsync()
    {
        using var database = new SqliteDatabase(File);
        SqliteSchema.Upgrade(database);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Use(IServiceCollection services) => services.UseSqlite(File);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters)
    {
        using var database = new SqliteDatabase(File);
        await using var connection = database.OpenWriter();
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await AddAsync(command, parameters.Select(parameter => ($"${parameter.Name}", parameter.Value)));
        await transaction.CommitAsync();
    }

    /// <inheritdoc />
    protected override Task SettleDownAsync() => Task.CompletedTask;

    /// <inheritdoc />
    protected override Task DropAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
