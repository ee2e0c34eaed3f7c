using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Eventhos.Bench.Hub;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Viewers;

/// <summary>
/// A page of the hub that is open, without a browser: it signs in, gets the page, and opens its circuit as the page's script does (SignalR's <c>blazorpack</c>
/// over a web socket). It takes each rendering and says so, and answers what is asked of its browser with nothing.
/// </summary>
internal sealed partial class Viewer : IAsyncDisposable
{
    private readonly HttpClientHandler _handler = new();
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Uri _hub;
    private Task _listening = Task.CompletedTask;
    private long _renderings;
    private long _bytes;
    private bool _hasAnswered;

    private Viewer(Uri hub)
    {
        _hub = hub;
        _http = new HttpClient(_handler) { BaseAddress = hub };
    }

    /// <summary>How many times it was shown something.</summary>
    public long Renderings => Interlocked.Read(ref _renderings);

    /// <summary>How much it was sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Why it sees nothing any more; null while it does.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Opens a page.</summary>
    public static async Task<Viewer> OpenAsync(Uri hub, HubCredentials credentials, string address, CancellationToken cancellation)
    {
        var viewer = new Viewer(hub);
        try
        {
            await viewer.SignInAsync(credentials, cancellation);
            await viewer.ConnectAsync(address, cancellation);
            return viewer;
        }
        catch
        {
            await viewer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _listening;
        _socket.Dispose();
        _http.Dispose();
        _handler.Dispose();
        _gone.Dispose();
    }

    private async Task SignInAsync(HubCredentials credentials, CancellationToken cancellation)
    {
        var form = await PageAsync("/login", cancellation);
        var fields = Inputs().Matches(form).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        fields["Username"] = credentials.User;
        fields["Password"] = credentials.Password;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri("/login", UriKind.Relative), content, cancellation);
        if (_handler.CookieContainer.GetCookies(_hub)["eventhos"] is null)
        {
            throw new BenchmarkException("The viewer could not sign in.");
        }
    }

    private async Task ConnectAsync(string address, CancellationToken cancellation)
    {
        var page = await PageAsync(address, cancellation);
        var components = Markers().Matches(page).Select(match => match.Groups[1].Value).ToList();
        var state = State().Match(page) is { Success: true } found ? found.Groups[1].Value : "";
        if (components.Count == 0)
        {
            throw new BenchmarkException("The page has nothing that lives.");
        }

        _socket.Options.Cookies = _handler.CookieContainer;
        await _socket.ConnectAsync(new UriBuilder(new Uri(_hub, "/_blazor")) { Scheme = "ws" }.Uri, cancellation);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        _listening = ListenAsync();
        await InvokeAsync("0", "StartCircuit", pack => pack.Text(_hub.ToString()).Text(new Uri(_hub, address).ToString()).Text("[]").Text(state), 4);
        var operations = string.Join(',', components.Select((marker, i) => $"{{\"type\":\"add\",\"ssrComponentId\":{i + 1},\"marker\":{marker}}}"));
        await InvokeAsync(null, "UpdateRootComponents", pack => pack.Text($"{{\"batchId\":1,\"operations\":[{operations}]}}").Text(state), 2);
    }

    private async Task<string> PageAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    private Task InvokeAsync(string? id, string target, Action<PackWriter> arguments, int count)
    {
        var pack = new PackWriter().Array(6).Number(1).EmptyMap();
        _ = id is null ? pack.Null() : pack.Text(id);
        pack.Text(target).Array(count);
        arguments(pack);
        return _socket.SendAsync(pack.Array(0).Framed(), WebSocketMessageType.Binary, endOfMessage: true, _gone.Token);
    }

    private async Task ListenAsync()
    {
        using var incoming = new MemoryStream();
        var buffer = new byte[32_768];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _gone.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    throw new BenchmarkException($"The hub closed a viewer's circuit: {_socket.CloseStatusDescription}");
                }

                Interlocked.Add(ref _bytes, received.Count);
                incoming.Write(buffer, 0, received.Count);
                var taken = await TakeAsync(incoming.ToArray());
                var left = incoming.ToArray()[taken..];
                incoming.SetLength(0);
                incoming.Write(left);
            }
        }
        catch (OperationCanceledException)
        {
            // It was closed here.
        }
        catch (Exception e)
        {
            Failure = e;
        }
    }

    /// <summary>Handles the messages that are whole, which begin and end wherever they like in what the socket brings; how many bytes these were.</summary>
    private async Task<int> TakeAsync(byte[] bytes)
    {
        var at = 0;
        if (!_hasAnswered)
        {
            // To the handshake, by a text.
            at = Array.IndexOf(bytes, (byte)0x1e) + 1;
            _hasAnswered = at > 0;
        }

        while (_hasAnswered && Length(bytes, at) is var (length, from) && from + length <= bytes.Length)
        {
            await HandleAsync((object?[])new PackReader(bytes.AsSpan(from, length)).Value()!);
            at = from + length;
        }

        return at;
    }

    /// <summary>How long the message is that begins there, and where it begins behind its length; null where not even that has come.</summary>
    private static (int Length, int From)? Length(byte[] bytes, int at)
    {
        var length = 0;
        for (var shift = 0; at < bytes.Length; shift += 7)
        {
            var part = bytes[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
            {
                return (length, at);
            }
        }

        return null;
    }

    private async Task HandleAsync(object?[] message)
    {
        if (message is [1L, _, _, string target, object?[] arguments, ..])
        {
            switch (target)
            {
                case "JS.RenderBatch":
                    Interlocked.Increment(ref _renderings);
                    await InvokeAsync(null, "OnRenderCompleted", pack => pack.Number((long)arguments[0]!).Null(), 2);
                    break;
                case "JS.BeginInvokeJS" when arguments[0] is long and not 0:

                    // What the hub's own scripts are asked of a page that opens is whether something is on.
                    var asked = (long)arguments[0]!;
                    var answer = arguments[1] is string name && name.StartsWith("eventhos", StringComparison.Ordinal) ? "false" : "null";
                    await InvokeAsync(null, "EndInvokeJSFromDotNet", pack => pack.Number(asked).Flag(true).Text($"[{asked},true,{answer}]"), 3);
                    break;
                case "JS.Error":
                    throw new BenchmarkException($"A viewer's circuit failed: {arguments[0]}");
            }
        }
        else if (message is [3L, _, _, 1L, string error, ..])
        {
            throw new BenchmarkException($"A viewer was refused: {error}");
        }
    }

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Inputs();

    [GeneratedRegex("<!--Blazor:(\\{.*?\"type\":\"server\".*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
