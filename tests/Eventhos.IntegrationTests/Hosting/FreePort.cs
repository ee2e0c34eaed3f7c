using System.Net;
using System.Net.Sockets;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Ports for servers that are told where to listen.</summary>
internal static class FreePort
{
    // Below the ports that the system gives to connections: there, one that is free now may be anybody's a moment later.
    private const int First = 12_000;
    private const int Count = 20_000;

    private static int s_next = Random.Shared.Next(Count);

    /// <summary>One that nobody listens on now, and that was not given out before.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref s_next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's already: the next one.
            }
        }
    }
}
