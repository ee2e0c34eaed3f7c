using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A server that says its piece to every caller, whatever it is asked, and hangs up.</summary>
public sealed class TalkingServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _accepting;

    private TalkingServer(TcpListener listener, string text)
    {
        _listener = listener;
        Url = $"http://{listener.LocalEndpoint}/";
        _accepting = AcceptAsync(Encoding.ASCII.GetBytes(text));
    }

    public string Url { get; }

    public static TalkingServer Start(string text)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new TalkingServer(listener, text);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync(byte[] text)
    {
        while (true)
        {
            using var caller = await _listener.AcceptSocketAsync();

            // Listens first: a close with unread input would be a reset before the words arrive.
            await caller.ReceiveAsync(new byte[64 * 1024]);
            await caller.SendAsync(text);
        }
    }
}
