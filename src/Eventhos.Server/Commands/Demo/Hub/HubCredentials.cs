namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>A user of the hub.</summary>
internal sealed record HubCredentials(string User, string Password)
{
    /// <summary>The file in which a hub leaves them at its first start.</summary>
    public const string FileName = "credentials.txt";

    /// <summary>Reads the file that a hub left in its data folder.</summary>
    /// <exception cref="DemoException">It is not there, or not such a file.</exception>
    public static async Task<HubCredentials> ReadAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            var lines = await File.ReadAllLinesAsync(path, cancellationToken);
            return new HubCredentials(After(lines, "User:", path), After(lines, "Password:", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"The hub's credentials can't be read: {e.Message} Give --user and --password instead of --data.", e);
        }
    }

    private static string After(string[] lines, string title, string path)
    {
        var at = Array.IndexOf(lines, title);
        return at >= 0 && at + 1 < lines.Length ? lines[at + 1] : throw new DemoException($"{path} has no line after \"{title}\".");
    }
}
