using System.Diagnostics;
using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>Nodes on one database: some in this process, some as processes of their own.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>How long leases hold here.</summary>
    public const int LeaseSeconds = 3;

    private const string AdminPassword = "correct horse battery staple";

    private readonly List<IAsyncDisposable> _nodes = [];
    private readonly List<TestFolder> _folders = [];

    private Cluster(string database, string connectionString)
    {
        Database = database;
        ConnectionString = connectionString;
    }

    /// <summary>The database's name.</summary>
    public string Database { get; }

    /// <summary>How nodes reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>An empty database on the shared server.</summary>
    public static async Task<Cluster> CreateAsync()
    {
        var name = await PostgresDatabases.CreateAsync();
        return new Cluster(name, (await PostgresServer.SharedAsync()).ConnectionString(name));
    }

    /// <summary>On a server of the test's own.</summary>
    public static async Task<Cluster> CreateAsync(PostgresServer server)
    {
        await server.ExecuteAsync("postgres", "CREATE DATABASE hub");
        return new Cluster("", server.ConnectionString("hub"));
    }

    /// <summary>One more node in this process.</summary>
    public async Task<RunningHub> StartNodeAsync(params (string Name, string Value)[] settings)
    {
        (string Name, string Value)[] own = [("Storage:ConnectionString", ConnectionString), ("Cluster:LeaseSeconds", $"{LeaseSeconds}")];
        var hub = await RunningHub.StartAsync([.. own.ExceptBy(settings.Select(setting => setting.Name), setting => setting.Name), .. settings]);
        _nodes.Add(hub);
        return hub;
    }

    /// <summary>One more node as a process.</summary>
    public async Task<HubProcess> StartProcessAsync(params (string Name, string Value)[] settings)
    {
        var folder = TestFolder.Create();
        _folders.Add(folder);
        var environment = new Dictionary<string, string>
        {
            ["EVENTHOS__Storage__ConnectionString"] = ConnectionString,
            ["EVENTHOS__Cluster__LeaseSeconds"] = $"{LeaseSeconds}",
            ["EVENTHOS__Admin__Password"] = AdminPassword,
        };
        foreach (var (name, value) in settings)
        {
            environment[$"EVENTHOS__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        var process = new HubProcess(folder.Path, environment);
        _nodes.Add(process);
        await process.StartAsync(TestContext.Current.CancellationToken);
        return process;
    }

    /// <summary>Sends a signal to a process, e.g. <c>STOP</c>.</summary>
    public static async Task SignalAsync(HubProcess process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
        if (Database.Length > 0)
        {
            await PostgresDatabases.DropAsync(Database);
        }
    }
}
