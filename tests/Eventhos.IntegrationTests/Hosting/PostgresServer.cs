using System.Diagnostics;
using Npgsql;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>
/// A PostgreSQL server of the tests' own: in a temporary folder, on a free port, gone with the process. It may forget on a power cut, which
/// does not happen here, and is much faster for it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());

    private readonly TestFolder _folder;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(TestFolder folder, int port, string[] settings)
    {
        _folder = folder;
        _settings = settings;
        Port = port;
    }

    /// <summary>Where it listens on loopback.</summary>
    public int Port { get; }

    /// <summary>The folder of its data.</summary>
    public string Data => Path.Combine(_folder.Path, "data");

    /// <summary>The files of a database that hold rows; not the server's cache of the catalog, which comes and goes.</summary>
    public IReadOnlyList<string> FilesOf(uint database) =>
        [.. Directory.GetFiles(Path.Combine(Data, "base", $"{database}")).Where(file => !Path.GetFileName(file).StartsWith("pg_internal.init", StringComparison.Ordinal))];

    /// <summary>The one that tests share which do nothing to the server itself.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Starts one, e.g. with <c>fsync=on</c>.</summary>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var folder = TestFolder.Create();
        if (IsRoot)
        {
            // The server refuses to run as root.
            Run("chown", "postgres", folder.Path);
        }

        var server = new PostgresServer(folder, FreePort.Find(), ["fsync=off", "synchronous_commit=on", "full_page_writes=off", "max_connections=300", "autovacuum_naptime=10s", .. settings]);
        Run("initdb", "-D", server.Data, "-U", "hub", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.ResumeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        return server;
    }

    /// <summary>The connection string of one of its databases.</summary>
    public string ConnectionString(string database, int? port = null) =>
        $"Host=127.0.0.1;Port={port ?? Port};Username=hub;Database={database};Maximum Pool Size=50;Connection Idle Lifetime=5;Connection Pruning Interval=2";

    /// <summary>Starts it again after a kill.</summary>
    public async Task ResumeAsync()
    {
        string[] arguments = ["-D", Data, "-p", $"{Port}", "-h", "127.0.0.1", "-k", _folder.Path, .. _settings.SelectMany(setting => new[] { "-c", setting })];
        _process = Process.Start(CommandOf("postgres", arguments))!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.TrueAsync(IsUpAsync, () => "PostgreSQL answers");
    }

    /// <summary>kill -9 of the server and all its backends.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>Runs a statement in one of its databases.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false;Command Timeout=120");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Adds a tablespace in a folder, which is made.</summary>
    public Task AddTablespaceAsync(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        if (IsRoot)
        {
            Run("chown", "postgres", folder);
        }

        return ExecuteAsync("postgres", $"CREATE TABLESPACE {name} LOCATION '{folder}'");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Kill();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsRoot => Environment.UserName == "root";

    private async Task<bool> IsUpAsync()
    {
        try
        {
            await ExecuteAsync("postgres", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Program(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Max() ?? name
        : name;

    private static ProcessStartInfo CommandOf(string name, params string[] arguments) =>
        IsRoot && name != "chown"
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", Program(name), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false }
            : new ProcessStartInfo(name == "chown" ? name : Program(name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    private static void Run(string name, params string[] arguments)
    {
        using var process = Process.Start(CommandOf(name, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} failed: {errors.Result}");
        }
    }
}
