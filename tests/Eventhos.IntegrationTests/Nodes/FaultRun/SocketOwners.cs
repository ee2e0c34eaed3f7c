using System.Globalization;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>Which process is at the other end of a connection on this machine, by what Linux shows in <c>/proc</c>.</summary>
internal static class SocketOwners
{
    /// <summary>The first of these processes that has the socket with this local port; null where none has.</summary>
    public static int? Find(int localPort, IEnumerable<int> processes)
    {
        var inodes = Inodes(localPort);
        return inodes.Count == 0 ? null : processes.Cast<int?>().FirstOrDefault(process => Has(process!.Value, inodes));
    }

    private static HashSet<string> Inodes(int localPort)
    {
        var port = localPort.ToString("X4", CultureInfo.InvariantCulture);
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(':' + port, StringComparison.Ordinal) && fields[9] != "0")
            .Select(fields => $"socket:[{fields[9]}]")
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool Has(int process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Any(entry => File.ResolveLinkTarget(entry, returnFinalTarget: false)?.Name is { } name && sockets.Contains(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone.
            return false;
        }
    }
}
