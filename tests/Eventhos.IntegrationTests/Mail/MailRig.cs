using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A hub whose time is the test's, a mail server, and a consumer that fails.</summary>
internal sealed class MailRig : IAsyncDisposable
{
    public static readonly string[] NoOptions = [];

    private MailRig(SmtpServer smtp, Receiver consumer, RunningHub hub, FakeTimeProvider time)
    {
        Smtp = smtp;
        Consumer = consumer;
        Hub = hub;
        Time = time;
    }

    public SmtpServer Smtp { get; }

    public Receiver Consumer { get; }

    public RunningHub Hub { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>All of it running; settings win over the rig's own, e.g. <c>("Mail:Tls", "tls")</c>.</summary>
    public static async Task<MailRig> StartAsync(string[] smtp, params (string Name, string Value)[] settings)
    {
        var server = await SmtpServer.StartAsync(smtp);
        var consumer = await Receiver.StartAsync(Replies.Status(500));
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        return new MailRig(server, consumer, await RunningHub.StartAsync(time, [("Auth:TokenLifetimeSeconds", "2592000"), .. settings.UnionBy(Settings(server.Port), setting => setting.Name, StringComparer.Ordinal)]), time);
    }

    /// <summary>What a hub needs to send through a server on this machine.</summary>
    public static (string Name, string Value)[] Settings(int port) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "Eventhos <hub@example.com>"), ("Mail:DefaultRecipients", "ops@example.com"),
    ];

    /// <summary>An event whose only contract fails.</summary>
    public Task<Flow> AddFailingFlowAsync(string recipients = "", string path = "/") => AddFlowAsync(new ActionSpec(Consumer.Url(path)), recipients);

    /// <summary>An event with a contract that names recipients.</summary>
    public async Task<Flow> AddFlowAsync(ActionSpec action, string recipients)
    {
        var flow = await Hub.AddFlowAsync(action);
        (await Hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { mailRecipientsOnError = recipients })).Has(201, 200001);
        return flow;
    }

    /// <summary>The list of mails, oldest first.</summary>
    public Task<IReadOnlyList<Json>> MailsAsync() => Hub.Admin.ListAsync("/mail");

    /// <summary>Waits until a mail is as it must be.</summary>
    public Task<Json> HasMailAsync(Func<Json, bool> condition)
    {
        IReadOnlyList<Json> last = [];
        return Eventually.GetAsync(
            async () =>
            {
                last = await MailsAsync();
                return last.FirstOrDefault(condition);
            },
            () => $"a mail as expected, but there are {string.Join('\n', last)}");
    }

    /// <summary>Waits until a mail is in a state.</summary>
    public Task<Json> HasMailAsync(string state) => HasMailAsync(mail => mail.Text("state") == state);

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
