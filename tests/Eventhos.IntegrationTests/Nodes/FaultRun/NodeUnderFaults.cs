using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>A node as a process, with a proxy of its own on the way to the database.</summary>
internal sealed class NodeUnderFaults : IAsyncDisposable
{
    private readonly TestFolder _folder = TestFolder.Create();

    public NodeUnderFaults(string name, PostgresServer server, int leaseSeconds)
    {
        Name = name;
        Proxy = new CuttingProxy(server.Port);
        Process = new HubProcess(_folder.Path, new Dictionary<string, string>
        {
            ["EVENTHOS__Storage__ConnectionString"] = server.ConnectionString("hub", Proxy.Port),
            ["EVENTHOS__Cluster__Node"] = name,
            ["EVENTHOS__Cluster__LeaseSeconds"] = $"{leaseSeconds}",
            ["EVENTHOS__Logging__LogLevel__Default"] = "Warning",
        });
    }

    public string Name { get; }

    public CuttingProxy Proxy { get; }

    public HubProcess Process { get; }

    /// <summary>True while something is done to it.</summary>
    public bool IsSuffering { get; set; }

    public async ValueTask DisposeAsync()
    {
        Proxy.Heal();
        await Process.DisposeAsync();
        await Proxy.DisposeAsync();
        _folder.Dispose();
    }
}
