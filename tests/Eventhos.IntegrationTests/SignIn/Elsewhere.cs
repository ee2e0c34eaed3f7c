using System.Net;
using System.Net.Sockets;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.SignIn;

/// <summary>A caller at another of the machine's own addresses, e.g. 127.0.0.2.</summary>
internal sealed class Elsewhere : IDisposable
{
    private readonly HttpClient _http;

    public Elsewhere(RunningHub hub, string address)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = hub.Address, Timeout = TimeSpan.FromSeconds(60) };
        Api = new HubApi(_http, bearer: null);
    }

    public HubApi Api { get; }

    public void Dispose() => _http.Dispose();
}
