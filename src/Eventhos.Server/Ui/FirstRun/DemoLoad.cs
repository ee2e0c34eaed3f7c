using System.Security.Cryptography;
using Eventhos.Server.Auth;
using Eventhos.Server.Commands.Demo.Hub;
using Eventhos.Server.Commands.Demo.Producers;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.Session;

namespace Eventhos.Server.Ui.FirstRun;

/// <summary>Sets up the demo of <c>eventhos demo</c> in this hub, as whoever is signed in, and sends its events.</summary>
internal sealed class DemoLoad
{
    private const int Rounds = 3;
    private const int Concurrency = 2;
    private static readonly Uri Here = new("http://localhost/");
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly CallPipeline _pipeline;
    private readonly TokenService _tokens;
    private readonly PageUser _user;
    private readonly DemoConsumers _consumers;

    public DemoLoad(CallPipeline pipeline, TokenService tokens, PageUser user, DemoConsumers consumers)
    {
        _pipeline = pipeline;
        _tokens = tokens;
        _user = user;
        _consumers = consumers;
    }

    /// <summary>What one must be allowed to do for it.</summary>
    public static IReadOnlyList<string> Needs { get; } =
        ["OAUTH2_client:create", "OAUTH2_client:select", "system:create", "event:create", "event:select", "action:create", "contract:create"];

    /// <summary>Loads it; answers how many events were sent.</summary>
    /// <exception cref="Commands.Demo.DemoException">It can't go on; its message is a sentence for people.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var session = await _user.RequireAsync();
        var samples = await Sample.ReadAllAsync(cancellationToken);
        var consumers = await _consumers.StartAsync(cancellationToken);
        using var api = HubApi.Over(Client(), _tokens.Issue(session.SubjectId, session.Stamp, Lifetime));
        var run = RandomNumberGenerator.GetHexString(6, lowercase: true);
        var registration = await new Registrar(api, consumers, run, cancellationToken).RegisterAsync();
        using var sender = new EventSender(Client(), registration, consumers.Signature);
        await sender.SendAsync(samples, Rounds, Concurrency, cancellationToken);
        return sender.Sent.Count;
    }

    private HttpClient Client() => new(new InProcessHandler(_pipeline)) { BaseAddress = Here };
}
