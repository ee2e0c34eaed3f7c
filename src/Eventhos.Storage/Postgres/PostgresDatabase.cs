using System.Globalization;
using Npgsql;

namespace Eventhos.Storage.Postgres;

/// <summary>The one database that all nodes share.</summary>
public sealed class PostgresDatabase : IDisposable
{
    // An unreachable server must be told from a slow one soon: producers wait for the answer.
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 30;
    private const int JournalCommandSeconds = 10;
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(15);

    /// <summary>The database of a connection string, e.g. <c>Host=db;Database=eventhos;Username=hub;Password=…</c>.</summary>
    /// <param name="connectionString">It.</param>
    /// <param name="patience">
    /// How long a transaction waits for the next statement of a process that sleeps or can't be heard, holding up others by its locks; 15 s if null.
    /// </param>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public PostgresDatabase(string connectionString, TimeSpan? patience = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "eventhos";
        if (!settings.ContainsKey("Timeout"))
        {
            settings.Timeout = ConnectSeconds;
        }

        if (!settings.ContainsKey("Command Timeout"))
        {
            settings.CommandTimeout = CommandSeconds;
        }

        if (!settings.ContainsKey("Keepalive"))
        {
            settings.KeepAlive = ConnectSeconds;
        }

        if (!settings.ContainsKey("Cancellation Timeout"))
        {
            // Whoever does not answer a statement will not answer its cancelling either.
            settings.CancellationTimeout = -1;
        }

        // Else a connection that comes from the pool has lost the settings below. The hub leaves nothing behind on connections.
        settings.NoResetOnClose = true;
        settings.IncludeErrorDetail = false;
        settings.Enlist = false;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 100);
        settings.AutoPrepareMinUsages = 2;
        ConnectionString = settings.ConnectionString;
        Patience = patience ?? DefaultPatience;
        var milliseconds = (long)Patience.TotalMilliseconds;
        var common = string.Create(CultureInfo.InvariantCulture, $"{Settings} SET idle_in_transaction_session_timeout = {milliseconds};");
        Source = Build(common, commandSeconds: null);
        Journal = Build($"{common} {JournalSettings}", JournalCommandSeconds);
    }

    /// <summary>True for a text that says at least which host.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary>True when PostgreSQL's client says, however deep inside an exception, that the database can't be used now, but may be later.</summary>
    public static bool IsAway(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException && PostgresFaults.IsUnavailable(cause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the same once more may do: the database <see cref="IsAway"/>, or what another node was about was in the way.</summary>
    public static bool IsPassing(Exception exception) => IsAway(exception) || PostgresFaults.IsTransient(exception);

    /// <summary>How long a process that sleeps or can't be heard may hold up others.</summary>
    public TimeSpan Patience { get; }

    /// <summary>The connection string in full, for libraries that open connections themselves.</summary>
    public string ConnectionString { get; }

    /// <summary>Pooled connections whose commits are on disk when they return.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The same for the statements of the journal.</summary>
    public NpgsqlDataSource Journal { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Source.Dispose();
        Journal.Dispose();
    }

    // Acknowledged means durable, whatever the server's configuration says; a stronger setting than "on" stays. Compiling a plan costs more than
    // any of the hub's statements.
    private const string Settings =
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local'); SET jit = off;";

    // Of the rows that a batch names each is looked up by its key, however little the planner knows yet.
    private const string JournalSettings = "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;";

    private NpgsqlDataSource Build(string settings, int? commandSeconds)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        builder.ConnectionStringBuilder.CommandTimeout = Math.Min(builder.ConnectionStringBuilder.CommandTimeout, commandSeconds ?? int.MaxValue);
        builder.UsePhysicalConnectionInitializer(
            connection => Run(connection, settings),
            async connection =>
            {
                await using var command = new NpgsqlCommand(settings, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static void Run(NpgsqlConnection connection, string settings)
    {
        using var command = new NpgsqlCommand(settings, connection);
        command.ExecuteNonQuery();
    }
}
