using Npgsql;

namespace Eventhos.Bench.Run;

/// <summary>The hub with PostgreSQL, as one node or several behind a perfect load balancer. Each run has a database of its own.</summary>
internal sealed class PostgresTarget(LoadOptions options, TokenLength tokenLength, int nodes)
    : HubTarget(options, tokenLength, nodes == 1 ? One : Two, nodes)
{
    public const string One = "postgres";
    public const string Two = "two-nodes";

    private string? _database;

    /// <inheritdoc />
    public override Task ClearAsync() =>
        _database is null ? Task.CompletedTask : ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", CancellationToken.None);

    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, string>> SettingsAsync(CancellationToken cancellation)
    {
        _database = $"eventhos_load_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {_database} ENCODING 'UTF8' TEMPLATE template0", cancellation);
        return new Dictionary<string, string>(Options.Settings, StringComparer.Ordinal)
        {
            ["EVENTHOS__Storage__ConnectionString"] = new NpgsqlConnectionStringBuilder(Options.Postgres) { Database = _database }.ConnectionString,
        };
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var server = new NpgsqlConnection(Options.Postgres);
        await server.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
