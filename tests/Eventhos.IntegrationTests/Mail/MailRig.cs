using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A hub whose time is the test's, a mail server, and a consumer that fails. Tests that share it tell their mails by who gets them.</summary>
public sealed class MailRig : IAsyncLifetime
{
    /// <summary>Whoever a contract does not name.</summary>
    public const string DefaultRecipient = "ops@example.com";

    /// <summary>The hub's mail server.</summary>
    public SmtpServer Smtp { get; private set; } = null!;

    /// <summary>Answers 500 unless told otherwise.</summary>
    public Receiver Consumer { get; private set; } = null!;

    public RunningHub Hub { get; private set; } = null!;

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>A recipient that no other test has.</summary>
    public static string Somebody() => $"{Wiring.Unique("ada")}@example.com";

    /// <summary>What a hub needs to send through a server on this machine.</summary>
    public static (string Name, string Value)[] Settings(int port) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "Eventhos <hub@example.com>"), ("Mail:DefaultRecipients", DefaultRecipient),
    ];

    public async ValueTask InitializeAsync()
    {
        Smtp = await SmtpServer.StartAsync();
        Consumer = await Receiver.StartAsync(Replies.Status(500));
        Hub = await RunningHub.StartAsync(
            Time,
            [.. Settings(Smtp.Port), ("Mail:EnvironmentAlias", "TEST"), ("Mail:LinkBase", "https://hub.example.com/"), ("Auth:TokenLifetimeSeconds", "2592000")]);
    }

    /// <summary>Sends what earlier tests have left waiting, then starts the mail server with these options.</summary>
    public async Task BeginAsync(params string[] options)
    {
        await Smtp.StartAgainAsync();
        await PassAsync(TimeSpan.FromHours(2));
        await Smtp.StartAgainAsync(options);
    }

    /// <summary>An event whose only contract fails.</summary>
    public Task<Flow> AddFailingFlowAsync(string recipients, string path = "/") => AddFlowAsync(new ActionSpec(Consumer.Url(path)), recipients);

    /// <summary>An event with a contract that names recipients.</summary>
    public async Task<Flow> AddFlowAsync(ActionSpec action, string recipients)
    {
        var flow = await Hub.AddFlowAsync(action);
        (await Hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { mailRecipientsOnError = recipients })).Has(201, 200001);
        return flow;
    }

    /// <summary>The mails about a contract, oldest first.</summary>
    public Task<IReadOnlyList<Json>> MailsAsync(Flow flow) => Hub.Admin.ListAsync($"/mail?contractId={flow.ContractId}");

    /// <summary>Waits until a mail about a contract is as it must be.</summary>
    public Task<Json> HasMailAsync(Flow flow, Func<Json, bool> condition)
    {
        IReadOnlyList<Json> last = [];
        return Eventually.GetAsync(
            async () =>
            {
                last = await MailsAsync(flow);
                return last.FirstOrDefault(condition);
            },
            () => $"a mail as expected, but there are {string.Join('\n', last)}");
    }

    /// <summary>Waits until a mail about a contract is in a state.</summary>
    public Task<Json> HasMailAsync(Flow flow, string state) => HasMailAsync(flow, mail => mail.Text("state") == state);

    /// <summary>Waits until a mail about a contract has been tried in vain.</summary>
    public async Task<Json> HasFailedTryAsync(Flow flow) => await HasMailAsync(flow, mail => !mail["lastError"].IsNull);

    /// <summary>Lets time pass, and the worker look for what has become due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await Hub.Services.GetRequiredService<MailWorker>().RunOnceAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Consumer.DisposeAsync();
        await Smtp.DisposeAsync();
    }
}
