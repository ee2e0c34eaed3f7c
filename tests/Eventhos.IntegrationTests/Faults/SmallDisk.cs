namespace Eventhos.IntegrationTests.Faults;

/// <summary>A file system of a few megabytes in memory, filled up by one file: what a full disk is (ENOSPC).</summary>
internal sealed class SmallDisk : IFullDisk
{
    private readonly string _mount;

    private SmallDisk(string mount) => _mount = mount;

    public string Data => Path.Combine(_mount, "data");

    public IReadOnlyList<string> Launcher => [];

    /// <summary>Files that are full are SQLite's: where the hubs of tests keep their data in PostgreSQL, this one does not.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["EVENTHOS__Storage__ConnectionString"] = "" };

    private string Ballast => Path.Combine(_mount, "ballast");

    /// <summary>Null with the reason where mounting is not allowed.</summary>
    public static async Task<(SmallDisk? Disk, string Reason)> MountAsync()
    {
        var mount = Directory.CreateTempSubdirectory("eventhos-disk-").FullName;
        var (exitCode, said) = await Shell.RunAsync("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", mount);
        if (exitCode == 0)
        {
            return (new SmallDisk(mount), "");
        }

        Directory.Delete(mount);
        return (null, $"A small file system can't be mounted here: {said}");
    }

    public async Task FillAsync(int hubProcessId)
    {
        await using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 64 * 1024, 4096 })
        {
            var block = new byte[size];
            try
            {
                while (true)
                {
                    await ballast.WriteAsync(block);
                }
            }
            catch (IOException)
            {
                // Full, to within the size of the block.
            }
        }
    }

    public Task FreeAsync(int hubProcessId)
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.MustAsync("umount", _mount);
        Directory.Delete(_mount);
    }
}
