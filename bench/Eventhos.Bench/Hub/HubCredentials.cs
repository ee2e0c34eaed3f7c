using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Hub;

/// <summary>The administrator's name and password, which a new hub writes into its data folder.</summary>
internal sealed record HubCredentials(string User, string Password)
{
    public static async Task<HubCredentials> ReadAsync(string dataFolder, CancellationToken cancellation)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(dataFolder, "credentials.txt"), cancellation);
        return new(After(lines, "User:"), After(lines, "Password:"));
    }

    private static string After(string[] lines, string title)
    {
        var at = Array.FindIndex(lines, line => line.Trim() == title);
        return at >= 0 && at + 1 < lines.Length
            ? lines[at + 1].Trim()
            : throw new BenchmarkException($"credentials.txt has no line after \"{title}\".");
    }
}
