using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Nodes.FaultRun;

/// <summary>Producers that send to any node, as a load balancer would, and take down what was said.</summary>
internal sealed class Load(IReadOnlyList<NodeUnderFaults> nodes, IReadOnlyDictionary<string, EventKind> kinds)
{
    private readonly ConcurrentDictionary<long, Acknowledged> _acknowledged = new();
    private readonly string[] _names = [.. kinds.Keys.Order(StringComparer.Ordinal)];
    private long _seq;
    private long _refused;
    private long _unanswered;

    /// <summary>What a node said yes to, by number.</summary>
    public IReadOnlyDictionary<long, Acknowledged> Acknowledgements => _acknowledged;

    /// <summary>Events that were sent.</summary>
    public long Sent => Volatile.Read(ref _seq);

    /// <summary>Events that were answered 503.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Events that were not answered.</summary>
    public long Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>Answers that are neither yes nor 503.</summary>
    public ConcurrentQueue<string> Odd { get; } = [];

    /// <summary>Sends until it is told to stop.</summary>
    public Task RunAsync(int connections, int seed, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(i => SendAsync(new Random(seed + i), stop)));

    private async Task SendAsync(Random random, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        while (!stop.IsCancellationRequested)
        {
            var seq = Interlocked.Increment(ref _seq);
            var kind = _names[seq % _names.Length];
            try
            {
                await SendAsync(http, nodes[random.Next(nodes.Count)], kind, seq);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or SocketException)
            {
                Interlocked.Increment(ref _unanswered);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(10, 60)), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task SendAsync(HttpClient http, NodeUnderFaults node, string kind, long seq)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Process.Address, Sending.PathOf(kinds[kind])));
        request.Headers.Add("access-key", kinds[kind].AccessKey);
        request.Content = new StringContent($$"""{"seq":{{seq}}}""", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, CancellationToken.None);
        switch ((int)answer.StatusCode)
        {
            case 200:
                var id = long.Parse(answer.Headers.GetValues("eventhos-event-id").Single(), CultureInfo.InvariantCulture);
                _acknowledged[seq] = new Acknowledged(kind, id);
                break;
            case 503 when answer.Headers.RetryAfter is not null:
                Interlocked.Increment(ref _refused);
                break;
            default:
                Odd.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                break;
        }
    }
}
