using Eventhos.Server.Settings;

namespace Eventhos.Server.Hosting;

/// <summary>The folder with the database, the key ring and the first credentials; one process at a time owns it.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream? held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The database file.</summary>
    public string Database => System.IO.Path.Combine(Path, "eventhos.db");

    /// <summary>The folder of the key ring.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Where the first credentials are written.</summary>
    public string Credentials => System.IO.Path.Combine(Path, "credentials.txt");

    /// <summary>Makes the folder where it is missing and takes it.</summary>
    /// <exception cref="StartRefusedException">It can't be used, or another hub runs on it.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Make(path);
            Make(System.IO.Path.Combine(path, "keys"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException([$"The data folder {path} can't be used: {e.Message}"], e);
        }

        try
        {
            var held = new FileStream(System.IO.Path.Combine(path, "eventhos.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var folder = new DataFolder(path, held);
            MakeOwnFile(folder.Database);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException([$"Another eventhos runs on the data folder {path}, or its lock file can't be opened."], e);
        }
    }

    /// <summary>Makes the folder where it is missing, for a hub that keeps nothing in it but the first credentials.</summary>
    /// <exception cref="StartRefusedException">It can't be used.</exception>
    public static DataFolder Share(string path)
    {
        try
        {
            Make(path);
            return new DataFolder(path, held: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException([$"The data folder {path} can't be used: {e.Message}"], e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock?.Dispose();

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <summary>Makes the file readable by its owner alone; SQLite gives its side files the same mode.</summary>
    private static void MakeOwnFile(string path)
    {
        using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
