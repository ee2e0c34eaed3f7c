namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A temporary folder.</summary>
public sealed class TestFolder : IDisposable
{
    private TestFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>A new one.</summary>
    public static TestFolder Create() => new(Directory.CreateTempSubdirectory("eventhos-test-").FullName);

    /// <inheritdoc />
    public void Dispose()
    {
        PostgresDatabases.Forget(Path);
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
