namespace Eventhos.IntegrationTests.Faults;

/// <summary>
/// A limit on how long the hub's files may get (RLIMIT_FSIZE): no file grows any more (EFBIG). Needs no privileges. The signal that
/// comes with it is ignored by a shell that becomes the hub.
/// </summary>
internal sealed class LimitedFiles : IFullDisk
{
    public string Data { get; } = Directory.CreateTempSubdirectory("eventhos-limited-").FullName;

    public IReadOnlyList<string> Launcher { get; } = ["bash", "-c", "trap '' XFSZ; exec \"$@\"", "hub"];

    /// <summary>Files that are full are SQLite's: where the hubs of tests keep their data in PostgreSQL, this one does not.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["EVENTHOS__Storage__ConnectionString"] = "" };

    public Task FillAsync(int hubProcessId)
    {
        var longest = new DirectoryInfo(Data).EnumerateFiles().Max(file => file.Length);
        return Shell.MustAsync("prlimit", "--pid", $"{hubProcessId}", $"--fsize={longest}:unlimited");
    }

    public Task FreeAsync(int hubProcessId) => Shell.MustAsync("prlimit", "--pid", $"{hubProcessId}", "--fsize=unlimited:unlimited");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
