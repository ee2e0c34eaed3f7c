using System.Collections.Concurrent;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Fuzz;

/// <summary>
/// Sends the requests and judges the answers. Those of the administrator go one after another, so that it is plain which of them
/// stored something; all others, which may store next to nothing, side by side; those that sign somebody in at last.
/// </summary>
internal sealed class FuzzRun(FuzzRig rig, DatabaseWatch database) : IDisposable
{
    private const int Lanes = 6;
    private const int BatchSize = 300;
    private const int Tries = 3;

    /// <summary>Where failed sign-ins are counted.</summary>
    private static readonly string[] SignInTables = ["sign_in_failures"];

    private static readonly byte[] Health = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    // What the simplest answer takes on a machine that is not overloaded.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly FuzzConnection _connection = new(rig.Address);
    private IReadOnlyDictionary<string, string>? _digest;
    private long _digestVersion;
    private long _slowest;
    private int _answered;

    /// <summary>What went wrong, each with the request.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How many requests were answered.</summary>
    public int Answered => _answered;

    /// <summary>How often each status came, and the longest time that an answer took.</summary>
    public string Summary =>
        $"{string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}"))}; slowest {new TimeSpan(_slowest).TotalMilliseconds:0} ms";

    /// <summary>Runs the requests numbered from 0.</summary>
    public async Task RunAsync(int count)
    {
        var others = new List<FuzzCase>();
        var signIns = new List<FuzzCase>();
        for (var number = 0; number < count && _faults.Count < 20; number++)
        {
            var request = rig.Generator.Make(number);
            if (request.Route.IsSignIn)
            {
                signIns.Add(request);
            }
            else if (request.Who == FuzzCaller.Admin)
            {
                await OneAsync(request);
            }
            else
            {
                others.Add(request);
            }

            if (others.Count == BatchSize)
            {
                await SideBySideAsync(others);
                others.Clear();
            }
        }

        await SideBySideAsync(others);
        foreach (var request in signIns)
        {
            await SignInAsync(request);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _connection.Dispose();
        database.Dispose();
    }

    private async Task OneAsync(FuzzCase request)
    {
        var before = database.Version();
        var answer = await SendAsync(_connection, request);
        if (answer.IsRefusal && database.Version() != before)
        {
            await ProveInnocentAsync(request, answer);
        }
    }

    private async Task SideBySideAsync(List<FuzzCase> requests)
    {
        var before = await database.QuietVersionAsync();
        var next = -1;
        var refused = new ConcurrentQueue<(FuzzCase Request, FuzzAnswer Answer)>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            using var connection = new FuzzConnection(rig.Address);
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                var answer = await SendAsync(connection, requests[i]);
                if (answer.IsRefusal)
                {
                    refused.Enqueue((requests[i], answer));
                }
            }
        }));
        if (await database.QuietVersionAsync() != before)
        {
            foreach (var (request, answer) in refused.OrderBy(pair => pair.Request.Number))
            {
                before = database.Version();
                if ((await _connection.SendAsync(request.Request)).IsRefusal && database.Version() != before)
                {
                    await ProveInnocentAsync(request, answer);
                }
            }
        }
    }

    /// <summary>Something was stored while it was refused. It was not, or its like at rest stores nothing.</summary>
    private async Task ProveInnocentAsync(FuzzCase request, FuzzAnswer answer)
    {
        for (var i = 0; i < Tries; i++)
        {
            var before = await database.QuietVersionAsync();
            if (!(await _connection.SendAsync(request.Request)).IsRefusal || await database.QuietVersionAsync() == before)
            {
                return;
            }
        }

        _faults.Enqueue($"Refused, but something was stored: {request}\n{answer}");
    }

    private async Task SignInAsync(FuzzCase request)
    {
        FuzzAnswer? answer = null;
        for (var i = 0; i < Tries; i++)
        {
            // More than once, for what came before may still be settled while this is asked.
            var before = await DigestAsync(i == 0 ? database.Version() : await database.QuietVersionAsync());
            answer = answer is null ? await SendAsync(_connection, request) : await _connection.SendAsync(request.Request);
            if (!answer.IsRefusal || before.SequenceEqual(await DigestAsync(database.Version())))
            {
                return;
            }
        }

        _faults.Enqueue($"Refused, but more was stored than the failure: {request}\n{answer}");
    }

    /// <summary>What is stored beside failed sign-ins; read anew only where the version is another.</summary>
    private async Task<IReadOnlyDictionary<string, string>> DigestAsync(long version)
    {
        if (_digest is null || version != _digestVersion)
        {
            (_digest, _digestVersion) = (await rig.Hub.DigestAsync(SignInTables), version);
        }

        return _digest;
    }

    private async Task<FuzzAnswer> SendAsync(FuzzConnection connection, FuzzCase request)
    {
        var answer = await connection.SendAsync(request.Request);
        Interlocked.Increment(ref _answered);
        _statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        foreach (var fault in AnswerRules.FaultsOf(request, answer))
        {
            _faults.Enqueue($"{fault}: {request}\n{answer}");
        }

        var took = answer.Took;
        if (took > Slow && await IsSlowEachTimeAsync(connection, request))
        {
            _faults.Enqueue($"Slow each time: {request}\n{answer}");
        }

        _slowest = Math.Max(_slowest, took.Ticks);
        return answer;
    }

    /// <summary>Once may be the machine; always is the hub. What is asked while the machine has no time for anything does not count.</summary>
    private static async Task<bool> IsSlowEachTimeAsync(FuzzConnection connection, FuzzCase request)
    {
        var slow = 0;
        for (var i = 0; i < Tries * 3 && slow < Tries; i++)
        {
            var idle = await connection.SendAsync(Health);
            var again = await connection.SendAsync(request.Request);
            if (again.Took <= Slow)
            {
                return false;
            }

            slow += idle.Took < Quick ? 1 : 0;
        }

        return slow == Tries;
    }
}
