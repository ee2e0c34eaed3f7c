using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>HTTP/1.1 over a bare socket: sends what no HTTP client would, and reads answers to the letter.</summary>
internal sealed class FuzzConnection(IPEndPoint address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;
    private int _start;
    private int _end;

    /// <summary>Sends a request and reads its answer. Where a kept connection turns out to be closed, once more on a new one.</summary>
    public async Task<FuzzAnswer> SendAsync(byte[] request)
    {
        var isKept = _socket is not null;
        var answer = await TryAsync(request);
        return answer.Status == 0 && isKept ? await TryAsync(request) : answer;
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    private async Task<FuzzAnswer> TryAsync(byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        var watch = Stopwatch.StartNew();
        try
        {
            await OpenAsync(patience.Token);
            try
            {
                await _socket!.SendAsync(request, SocketFlags.None, patience.Token);
            }
            catch (SocketException)
            {
                // Refused before all of it was sent; the answer may be there all the same.
            }

            var answer = await ReadAsync(request.AsSpan().StartsWith("HEAD "u8), patience.Token);
            if (answer.Says("Connection", "close"))
            {
                Close();
            }

            return answer with { Took = watch.Elapsed };
        }
        catch (Exception e) when (e is SocketException or EndOfStreamException or OperationCanceledException)
        {
            Close();
            return new FuzzAnswer(0, "", [], watch.Elapsed);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_socket is null)
        {
            _start = _end = 0;
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(address, cancellationToken);
        }
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<FuzzAnswer> ReadAsync(bool isHead, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = new StringBuilder();
            for (var line = await LineAsync(cancellationToken); line.Length > 0; line = await LineAsync(cancellationToken))
            {
                head.Append(line).Append("\r\n");
            }

            var answer = new FuzzAnswer(int.Parse(head.ToString().Split(' ')[1]), head.ToString(), [], TimeSpan.Zero);
            if (answer.Status >= 200)
            {
                var hasBody = !isHead && answer.Status is not (204 or 304);
                return hasBody ? answer with { Body = await BodyAsync(answer, cancellationToken) } : answer;
            }
        }
    }

    private async Task<byte[]> BodyAsync(FuzzAnswer answer, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        if (answer.Says("Transfer-Encoding", "chunked"))
        {
            for (var size = await SizeAsync(cancellationToken); size > 0; size = await SizeAsync(cancellationToken))
            {
                await CopyAsync(body, size, cancellationToken);
                await LineAsync(cancellationToken);
            }

            await LineAsync(cancellationToken);
            return body.ToArray();
        }

        var length = answer.Head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
        {
            await CopyAsync(body, int.Parse(length.Split(':')[1]), cancellationToken);
        }

        return body.ToArray();
    }

    private async Task<int> SizeAsync(CancellationToken cancellationToken) =>
        Convert.ToInt32(await LineAsync(cancellationToken), fromBase: 16);

    private async Task CopyAsync(MemoryStream body, int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            await FillAsync(cancellationToken);
            var part = Math.Min(count, _end - _start);
            body.Write(_buffer, _start, part);
            _start += part;
            count -= part;
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            await FillAsync(cancellationToken);
            var c = (char)_buffer[_start++];
            if (c == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(c);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await _socket!.ReceiveAsync(_buffer, SocketFlags.None, cancellationToken);
            if (_end == 0)
            {
                throw new EndOfStreamException();
            }
        }
    }
}
