using System.Net;
using System.Net.Sockets;

namespace Eventhos.Bench.Processes;

/// <summary>Finds a port that is free at this moment, for programs that can't report the one they bound.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
