using Eventhos.Storage.Postgres;
using Npgsql;

namespace Eventhos.Bench.LogSize;

/// <summary>A filled log in a database of its own on a PostgreSQL server.</summary>
internal sealed class PostgresFilledLog : FilledLog
{
    private readonly string _server;
    private readonly string _name = $"eventhos_log_{Guid.NewGuid():N}";

    public PostgresFilledLog(int events, LogSizeOptions options)
        : base(events, options) => _server = options.Postgres!;

    private string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, CommandTimeout = 0 }.ConnectionString;

    /// <inheritdoc />
    public override async Task<IReadOnlyList<(string Name, string Sql, string Plan)>> PlansAsync()
    {
        using var database = new PostgresDatabase(ConnectionString);
        return await PostgresPlans.ReadAsync(database, From.AddDays(Options.Days / 2));
    }

    /// <inheritdoc />
    protected override string CatalogSql =>
        """
        INSERT INTO systems (id, class, identifier, name, type, created_at, updated_at) VALUES (1, 'hybrid', 'crm', 'CRM', 'x', 0, 0), (2, 'hybrid', 'erp', 'ERP', 'x', 0, 0);
        INSERT INTO event_types (id, system_id, identifier, name, operation, created_at, updated_at)
        SELECT i, 1 + i % 2, 'crm.thing' || i || '.changed', 'Thing ' || i, 'update', 0, 0 FROM generate_series(1, 20) AS i;
        INSERT INTO actions (id, system_id, identifier, name, operation, request, version, created_at, updated_at)
        SELECT i, 2, 'action' || i, 'Action ' || i, 'update', '\x00', 1, 0, 0 FROM generate_series(1, 10) AS i;
        INSERT INTO contracts (id, event_type_id, action_id, identifier, name, order_group, created_at, updated_at)
        SELECT id, 1, id, 'contract' || id, 'Contract ' || id, 0, 0, 0 FROM actions;
        """;

    /// <inheritdoc />
    protected override string FillSql =>
        $"""
        INSERT INTO received_events (id, received_at, event_type_id, system_id, request)
        SELECT i, (@from + i * @length / @events)::bigint, 1 + i::bigint * 7919 % 20, 1 + i::bigint * 104729 % 2, @request FROM generate_series(@first, @last) AS i;

        INSERT INTO executions (id, received_at, received_event_id, contract_id, action_id, order_group, has_later_group, state, reason, attempts, settled_at, retried_as)
        SELECT event * @executions + k, received_at, event, 1 + (k - 1) % 10, 1 + (k - 1) % 10, 0, false, state, CASE state WHEN 'skipped' THEN 'inactive' END,
               CASE WHEN state IN ('ready', 'skipped') THEN 0 ELSE 1 END, CASE state WHEN 'ready' THEN NULL ELSE received_at END,
               CASE WHEN state = 'error' AND chance < 5 THEN 1 END
        FROM (SELECT *, {StateOf} AS state
              FROM (SELECT i::bigint AS event, (@from + i * @length / @events)::bigint AS received_at, k, (i::bigint * 7919 + k * 104729) % 10007 AS chance,
                        k = 1 AND i % greatest(1, @events / 500) = 0 AS is_ready
                    FROM generate_series(@first, @last) AS i, generate_series(1, @executions) AS k) n) x;

        SELECT setval('received_events_id', @last), setval('executions_id', (@last + 1) * @executions::bigint);
        """;

    /// <inheritdoc />
    protected override async Task MakeAsync()
    {
        await using (var server = new NpgsqlConnection(_server))
        {
            await server.OpenAsync();
            await using var make = new NpgsqlCommand($"CREATE DATABASE {_name} ENCODING 'UTF8' TEMPLATE template0", server);
            await make.ExecuteNonQueryAsync();
        }

        // As if the hub had been there all the time.
        using var database = new PostgresDatabase(ConnectionString);
        PostgresSchema.Upgrade(database, From);
        await using var connection = await database.Source.OpenConnectionAsync();
        for (var day = From; day < Until.AddDays(1); day = day.AddDays(PostgresPartitions.DaysAhead))
        {
            PostgresPartitions.MakeAhead(connection, day);
        }

        PostgresPartitions.MakeAhead(connection, Until);
    }

    /// <inheritdoc />
    protected override void Use(IServiceCollection services) => services.UsePostgres(ConnectionString);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await AddAsync(command, parameters);
    }

    /// <summary>As autovacuum does.</summary>
    protected override Task SettleDownAsync() => ExecuteAsync("VACUUM ANALYZE", []);

    /// <inheritdoc />
    protected override async Task DropAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var server = new NpgsqlConnection(_server);
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
    }
}
