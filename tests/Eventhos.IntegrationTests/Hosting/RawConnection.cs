using System.Net.Sockets;
using System.Text;

namespace Eventhos.IntegrationTests.Hosting;

/// <summary>A connection to a hub on which any bytes can be said, well-formed or not.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly List<byte> _ahead = [];

    private RawConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>A new one; <paramref name="receiveBuffer"/> bounds what lies unread between hub and test.</summary>
    public static async Task<RawConnection> OpenAsync(RunningHub hub, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(hub.Address.Host, hub.Address.Port);
        return new RawConnection(socket);
    }

    /// <summary>Asks one thing on a connection of its own.</summary>
    public static async Task<HubAnswer> AskAsync(RunningHub hub, string request)
    {
        await using var connection = await OpenAsync(hub);
        await connection.SayAsync(request);
        return await connection.AnswerAsync();
    }

    /// <summary>Sends a text, one byte a character.</summary>
    public Task SayAsync(string text) => SayAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes.</summary>
    public async Task SayAsync(byte[] bytes) => await _stream.WriteAsync(bytes).AsTask().WaitAsync(Bound, TimeProvider.System);

    /// <summary>The next answer.</summary>
    public async Task<HubAnswer> AnswerAsync()
    {
        var lines = new List<string>();
        while (await LineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.OrdinalIgnoreCase);
        return new HubAnswer(int.Parse(lines[0].Split(' ')[1]), Encoding.UTF8.GetString(await BodyAsync(headers)), headers);
    }

    /// <summary>How many bytes come before the hub hangs up.</summary>
    public async Task<long> UntilHungUpAsync()
    {
        var buffer = new byte[64 * 1024];
        long total = _ahead.Count;
        try
        {
            while (await _stream.ReadAsync(buffer).AsTask().WaitAsync(Bound, TimeProvider.System) is > 0 and var read)
            {
                total += read;
            }
        }
        catch (IOException)
        {
            // A reset is hanging up, too.
        }

        return total;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _socket.LingerState = new LingerOption(enable: true, 0);
        return _stream.DisposeAsync();
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Length", out var length))
        {
            return await TakeAsync(int.Parse(length));
        }

        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        var body = new List<byte>();
        while (int.Parse(await LineAsync(), System.Globalization.NumberStyles.HexNumber) is > 0 and var size)
        {
            body.AddRange(await TakeAsync(size));
            await LineAsync();
        }

        await LineAsync();
        return [.. body];
    }

    private async Task<string> LineAsync()
    {
        int end;
        while ((end = _ahead.IndexOf((byte)'\n')) < 0)
        {
            await MoreAsync();
        }

        return Encoding.Latin1.GetString(await TakeAsync(end + 1)).TrimEnd('\r', '\n');
    }

    private async Task<byte[]> TakeAsync(int count)
    {
        while (_ahead.Count < count)
        {
            await MoreAsync();
        }

        var taken = _ahead[..count].ToArray();
        _ahead.RemoveRange(0, count);
        return taken;
    }

    private async Task MoreAsync()
    {
        var buffer = new byte[16 * 1024];
        var read = await _stream.ReadAsync(buffer).AsTask().WaitAsync(Bound, TimeProvider.System);
        Assert.True(read > 0, $"the hub hung up after: {Encoding.Latin1.GetString([.. _ahead])}");
        _ahead.AddRange(buffer[..read]);
    }
}
