using System.Net;
using System.Net.Sockets;
using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Drive;

/// <summary>One keep-alive connection in a closed loop: the next request goes out when the answer to the last is in.</summary>
internal sealed class DriveConnection : IDisposable
{
    private const int MostFailures = 1000;

    private readonly RequestBytes _request;
    private readonly IPEndPoint _target;
    private readonly byte[] _buffer = new byte[8192];
    private readonly SocketAsyncEventArgs _receive = new();
    private Socket _socket;
    private DrivePhase _phase = null!;
    private int _length;
    private long _seq;
    private long _sent;

    public DriveConnection(DriveOrder order, int port)
    {
        _request = new RequestBytes(order, port);
        _target = new IPEndPoint(IPAddress.Loopback, port);
        _receive.Completed += (_, _) => Advance();
        _socket = Connect();
    }

    public DriveTally Tally { get; private set; } = new();

    public void Begin(DrivePhase phase)
    {
        _phase = phase;
        Tally = new DriveTally();
        if (SendNext() && !_socket.ReceiveAsync(_receive))
        {
            Advance();
        }
    }

    /// <summary>Breaks off what is under way; the open request counts as an error.</summary>
    public void Abort() => _socket.Dispose();

    public void Dispose()
    {
        _socket.Dispose();
        _receive.Dispose();
    }

    private void Advance()
    {
        try
        {
            while (OnReceived() && !_socket.ReceiveAsync(_receive))
            {
                // Received at once: go on without a callback.
            }
        }
        catch (ObjectDisposedException)
        {
            Tally.OnError(_seq, "broken off");
            _phase.OnConnectionDone();
        }
    }

    /// <summary>Takes what came in; false when this connection has nothing more to wait for.</summary>
    private bool OnReceived()
    {
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
        {
            return Failed(_receive.SocketError == SocketError.Success ? "closed" : _receive.SocketError.ToString());
        }

        _length += _receive.BytesTransferred;
        if (!AnswerReader.TryRead(_buffer.AsSpan(0, _length), out var answer))
        {
            _receive.SetBuffer(_length, _buffer.Length - _length);
            return _length < _buffer.Length || Failed("answer too long");
        }

        Tally.OnAnswer(_seq, answer.Status, _sent, MonotonicClock.Now);
        _phase.OnAnswer();
        if (answer.Close)
        {
            Reconnect();
        }

        return SendNext();
    }

    private bool Failed(string what)
    {
        Tally.OnError(_seq, what);
        Reconnect();
        return SendNext();
    }

    private bool SendNext()
    {
        while (true)
        {
            var now = MonotonicClock.Now;
            if (Tally.Failures >= MostFailures || !_phase.TryTake(now, out _seq))
            {
                _phase.OnConnectionDone();
                return false;
            }

            try
            {
                _sent = now;
                _length = 0;
                _receive.SetBuffer(_buffer, 0, _buffer.Length);
                _socket.Send(_request.Patch(_seq, now));
                return true;
            }
            catch (SocketException failure)
            {
                Tally.OnError(_seq, failure.SocketErrorCode.ToString());
                Reconnect();
            }
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(_target);
        return socket;
    }

    private void Reconnect()
    {
        _socket.Dispose();
        try
        {
            _socket = Connect();
        }
        catch (SocketException)
        {
            // Nobody listens any more: every further send fails and is counted, up to the bound.
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        }
    }
}
