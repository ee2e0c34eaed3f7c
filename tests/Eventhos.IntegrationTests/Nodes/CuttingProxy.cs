using System.Net;
using System.Net.Sockets;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>A TCP proxy on the way from a node to its database, which can drop all connections or swallow what is sent.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly HashSet<Socket> _open = [];
    private readonly int _to;
    private readonly Task _accepting;
    private TaskCompletionSource _flows = Flowing();
    private bool _isCut;

    /// <summary>To a port of this machine.</summary>
    public CuttingProxy(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were dropped as they came.</summary>
    public int Dropped { get; private set; }

    /// <summary>Drops all connections, and every new one at once.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            foreach (var socket in _open)
            {
                socket.Close(timeout: 0);
            }

            _open.Clear();
        }
    }

    /// <summary>Passes nothing on any more, and says nothing of it.</summary>
    public void Swallow()
    {
        lock (_lock)
        {
            if (_flows.Task.IsCompleted)
            {
                _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Lets everything through again, what it held back first.</summary>
    public void Heal()
    {
        lock (_lock)
        {
            _isCut = false;
            _flows.TrySetResult();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _ended.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        flows.SetResult();
        return flows;
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_ended.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or a connection that was gone before it was taken.
            }
        }
    }

    private async Task ServeAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (near)
        {
            try
            {
                near.NoDelay = far.NoDelay = true;
                if (!Keep(near))
                {
                    return;
                }

                await far.ConnectAsync(IPAddress.Loopback, _to, _ended.Token);
                if (Keep(far))
                {
                    await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Cut, or nobody there.
            }
            finally
            {
                lock (_lock)
                {
                    _open.Remove(near);
                    _open.Remove(far);
                }
            }
        }
    }

    /// <summary>False, and the socket is closed, while connections are dropped.</summary>
    private bool Keep(Socket socket)
    {
        lock (_lock)
        {
            if (!_isCut)
            {
                return _open.Add(socket);
            }

            Dropped++;
            socket.Close(timeout: 0);
            return false;
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await from.ReceiveAsync(buffer, _ended.Token);
            await Volatile.Read(ref _flows).Task.WaitAsync(_ended.Token);
            if (read == 0)
            {
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, read), _ended.Token);
        }
    }
}
