using System.Net;
using System.Net.Sockets;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Ports for servers that are told where to listen.</summary>
internal static class FreePort
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
