using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A hub process, a consumer, three kinds of events between them, and the account of what was acknowledged.</summary>
internal sealed class KillRig : IAsyncDisposable
{
    private readonly string _data;
    private readonly HttpClient _admin = new();
    private readonly ConcurrentDictionary<long, Acknowledged> _acknowledged = new();
    private readonly Dictionary<string, string> _identifiers = [];
    private string _token = "";
    private long _seq;

    /// <summary>On a data folder of its own, or on <paramref name="data"/>; it is deleted in the end.</summary>
    public KillRig(string? data = null, IReadOnlyList<string>? launcher = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        _data = data ?? Directory.CreateTempSubdirectory("eventhos-kill-").FullName;
        Hub = new HubProcess(_data, environment, launcher);
    }

    public HubProcess Hub { get; }

    public LedgerConsumer Consumer { get; private set; } = null!;

    /// <summary>What the hub said yes to, by sequence number.</summary>
    public IReadOnlyDictionary<long, Acknowledged> Acknowledgements => _acknowledged;

    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        Consumer = await LedgerConsumer.StartAsync();
        await Hub.StartAsync(cancellationToken);
        _admin.BaseAddress = Hub.Address;
        var lines = await File.ReadAllLinesAsync(Path.Combine(_data, "credentials.txt"), cancellationToken);
        var login = await PostAsync("/auth/login", new { username = lines[1], password = lines[3] });
        _admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("jwt_token").GetString());

        var client = await PostAsync("/auth/client", new { identifier = "producer", name = "Producer", description = "" });
        var credentials = new { grant_type = "client_credentials", client_id = client.GetProperty("clientId").GetString(), client_secret = client.GetProperty("clientSecret").GetString() };
        _token = (await PostAsync("/auth/token", credentials)).GetProperty("jwt_token").GetString()!;
        await PostAsync("/system", new { systemClass = "producer", identifier = "p", name = "P", type = "t", description = "", clientId = 2 });
        await PostAsync("/system", new { systemClass = "consumer", identifier = "c", name = "C", type = "t", description = "" });

        await AddEventAsync("single", [("one", 0)]);
        await AddEventAsync("ordered", [("first", 1), ("beside", 1), ("second", 2), ("third", 3)]);
        await AddEventAsync("oauth", [("secured", 0)]);
    }

    /// <summary>Sends events of all kinds from several connections until <paramref name="stop"/>; what fails to be answered is not counted.</summary>
    public Task SendAsync(int connections, CancellationToken stop, params string[] kinds) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(_ => SendLoopAsync(kinds.Length > 0 ? kinds : ["single", "ordered", "oauth"], stop)));

    /// <summary>Sends one event with <paramref name="padding"/> more bytes than needed; answers status, body and Retry-After.</summary>
    public async Task<(int Status, string Body, TimeSpan? RetryAfter)> SendOneAsync(string kind, int padding, CancellationToken cancellationToken)
    {
        var seq = Interlocked.Increment(ref _seq);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/event/send?event-identifier={_identifiers[kind]}");
        request.Headers.Add("access-key", _token);
        request.Content = new StringContent($$"""{"seq":{{seq}},"padding":"{{new string('x', padding)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _admin.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            _acknowledged[seq] = new Acknowledged(kind, long.Parse(answer.Headers.GetValues("eventhos-event-id").Single()));
        }

        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>The states of every received event in the log.</summary>
    public async Task<Dictionary<long, string[]>> StatesAsync(string filter = "")
    {
        var states = new Dictionary<long, string[]>();
        for (var page = 0; ; page++)
        {
            var content = await GetAsync($"/event/received?itemsPerPage=1000&pageIndex={page}{filter}");
            foreach (var item in content.GetProperty("items").EnumerateArray())
            {
                states[item.GetProperty("id").GetInt64()] = [.. item.GetProperty("state").EnumerateArray().Select(state => state.GetString()!)];
            }

            if (page + 1 >= content.GetProperty("totalPages").GetInt32())
            {
                return states;
            }
        }
    }

    /// <summary>How many received events have executions that are not settled.</summary>
    public async Task<int> UnsettledAsync() => (await GetAsync("/event/received?state=processing&itemsPerPage=1")).GetProperty("totalItems").GetInt32();

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Consumer.DisposeAsync();
        _admin.Dispose();
        PostgresDatabases.Forget(_data);
        Directory.Delete(_data, recursive: true);
    }

    private async Task SendLoopAsync(string[] kinds, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = Hub.Address };
        http.DefaultRequestHeaders.Add("access-key", _token);
        while (!stop.IsCancellationRequested)
        {
            var seq = Interlocked.Increment(ref _seq);
            var kind = kinds[seq % kinds.Length];
            try
            {
                using var body = new StringContent($$"""{"seq":{{seq}}}""", Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync($"/event/send?event-identifier={_identifiers[kind]}", body, stop);
                Assert.Equal(200, (int)answer.StatusCode);
                _acknowledged[seq] = new Acknowledged(kind, long.Parse(answer.Headers.GetValues("eventhos-event-id").Single()));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or SocketException)
            {
                // The hub was killed before it answered: nothing was promised.
            }
        }
    }

    /// <summary>How many events of a kind are in the log.</summary>
    public async Task<int> CountAsync(string kind) =>
        (await GetAsync($"/event/received?eventIdentifierSearch={_identifiers[kind]}&itemsPerPage=1")).GetProperty("totalItems").GetInt32();

    /// <summary>Retries the only execution of an event; answers the new event's id.</summary>
    public async Task<long> RetryAsync(long eventId)
    {
        var execution = (await GetAsync($"/event/received/{eventId}")).GetProperty("executedEventContracts")[0];
        var ids = new { contractDetailId = execution.GetProperty("detailId").GetInt64(), receivedEventId = eventId };
        using var answer = await _admin.PostAsJsonAsync($"/event/send/contract?contract-id={execution.GetProperty("contractId")}", ids);
        Assert.Equal(200, (int)answer.StatusCode);
        return long.Parse(answer.Headers.GetValues("eventhos-event-id").Single());
    }

    /// <summary>Adds a kind of event with an action for each contract; their responses are received as events of <paramref name="replyTo"/>.</summary>
    public async Task AddEventAsync(string kind, (string Contract, int Order)[] contracts, string? replyTo = null)
    {
        var eventId = (await PostAsync("/event", new { system_id = 1, identifier = kind, name = kind, operation = "new", description = "" })).GetProperty("eventId").GetInt64();
        foreach (var (contract, order) in contracts)
        {
            var action = await PostAsync("/action", new
            {
                system_id = 2,
                identifier = contract,
                name = contract,
                operation = "new",
                description = "",
                url = $"{Consumer.Address}/{contract}",
                method = "POST",
                rawBody = new { seq = "${.body.seq}" },
                reply_to = replyTo is null ? null : _identifiers[replyTo],
                securityType = kind == "oauth" ? 1 : 0,
                securityUrl = $"{Consumer.Address}/token",
                clientId = "hub",
                clientSecret = "s3cret",
            });
            await PostAsync("/contract", new { eventId, actionId = action.GetProperty("actionId").GetInt64(), name = contract, identifier = contract, order });
        }

        var events = await GetAsync("/event?itemsPerPage=100");
        _identifiers[kind] = events.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("id").GetInt64() == eventId).GetProperty("identifier").GetString()!;
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _admin.PostAsJsonAsync(path, body);
        return await ContentAsync(answer);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _admin.GetAsync(path);
        return await ContentAsync(answer);
    }

    private static async Task<JsonElement> ContentAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text).GetProperty("content");
    }
}
