using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A PostgreSQL whose tables lie on a small disk; its log does not, for a server that can't write that ends.</summary>
internal sealed class SmallTablespace : IFullDisk
{
    private readonly SmallDisk _disk;
    private readonly PostgresServer _server;

    private SmallTablespace(SmallDisk disk, PostgresServer server)
    {
        _disk = disk;
        _server = server;
        Environment = new Dictionary<string, string>
        {
            ["EVENTHOS__Storage__ConnectionString"] = server.ConnectionString("hub"),
        };
    }

    public string Data { get; } = Directory.CreateTempSubdirectory("eventhos-full-").FullName;

    public IReadOnlyList<string> Launcher => [];

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Null with the reason where mounting is not allowed.</summary>
    public static async Task<(SmallTablespace? Disk, string Reason)> MountAsync()
    {
        var (disk, reason) = await SmallDisk.MountAsync();
        if (disk is null)
        {
            return (null, reason);
        }

        try
        {
            var server = await PostgresServer.StartAsync();
            await server.AddTablespaceAsync("small", disk.Data);
            await server.ExecuteAsync("postgres", "CREATE DATABASE hub TABLESPACE small");
            return (new SmallTablespace(disk, server), "");
        }
        catch
        {
            await disk.DisposeAsync();
            throw;
        }
    }

    public Task FillAsync(int hubProcessId) => _disk.FillAsync(hubProcessId);

    public Task FreeAsync(int hubProcessId) => _disk.FreeAsync(hubProcessId);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _disk.DisposeAsync();
    }
}
