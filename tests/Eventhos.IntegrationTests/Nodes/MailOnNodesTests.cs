using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.IntegrationTests.Mail;
using Eventually = Eventhos.IntegrationTests.Hosting.Eventually;

namespace Eventhos.IntegrationTests.Nodes;

/// <summary>Mails are sent by whichever node lives.</summary>
[OneStorage("several nodes are always on PostgreSQL")]
public sealed class MailOnNodesTests
{
    [Fact]
    public async Task A_mail_that_a_killed_node_was_sending_is_sent_by_another_when_its_lease_has_run_out()
    {
        // On the wire for good: the kill comes before the server has said yes.
        await using var smtp = await SmtpServer.StartAsync("--stall");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var cluster = await Cluster.CreateAsync();
        var survivor = await cluster.StartNodeAsync();
        var flow = await survivor.AddFlowAsync(new ActionSpec(consumer.Url()));
        var victim = await cluster.StartProcessAsync(MailRig.Settings(smtp.Port));
        await SendAsync(victim, flow.Event);
        await HasMailAsync(survivor, mail => mail.Text("state") == "waiting" && mail.Number("tries") == 1);

        // Without the takeover, the claim would hold for two minutes.
        var sender = await cluster.StartNodeAsync(MailRig.Settings(smtp.Port));
        await victim.KillAsync();
        await smtp.StartAgainAsync();

        await smtp.MailToAsync(MailRig.DefaultRecipient);
        await HasMailAsync(sender, mail => mail.Text("state") == "sent" && mail.Number("tries") == 2);
    }

    [Fact]
    public async Task Nodes_that_send_beside_each_other_send_every_mail_once()
    {
        const int Mails = 40;
        await using var smtp = await SmtpServer.StartAsync();
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var cluster = await Cluster.CreateAsync();
        var (one, other) = (await cluster.StartNodeAsync(MailRig.Settings(smtp.Port)), await cluster.StartNodeAsync(MailRig.Settings(smtp.Port)));
        var flows = new List<Flow>();
        for (var i = 0; i < Mails; i++)
        {
            flows.Add(await one.AddFlowAsync(new ActionSpec(consumer.Url())));
        }

        await Eventually.TrueAsync(async () => (await other.SendAsync(flows[^1].Event)).Status == 200, () => "the other node knows all contracts");
        await Task.WhenAll(flows.SkipLast(1).Select((flow, i) => (i % 2 == 0 ? one : other).SendAsync(flow.Event)));

        await smtp.HasReceivedAsync(MailRig.DefaultRecipient, Mails);
        await Eventually.TrueAsync(
            async () => (await one.Admin.GetAsync("/mail?state=sent&itemsPerPage=1")).Content.Number("totalItems") == Mails, () => "all mails are known to be sent");
        Assert.Equal(Mails, smtp.MailsTo(MailRig.DefaultRecipient).Count);
        Assert.All((await one.Admin.GetAsync("/mail?itemsPerPage=100")).Content["items"].Items, mail => Assert.Equal(1, mail.Number("tries")));
    }

    private static Task<Json> HasMailAsync(RunningHub hub, Func<Json, bool> condition) => Eventually.GetAsync(
        async () => (await hub.Admin.ListAsync("/mail")).FirstOrDefault(condition), () => "a mail as expected");

    /// <summary>To a process, as soon as it knows the event and its contract.</summary>
    private static async Task SendAsync(HubProcess process, EventKind kind)
    {
        using var http = new HttpClient { BaseAddress = process.Address };
        await Eventually.TrueAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
                request.Headers.Add("access-key", kind.AccessKey);
                using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
                return (int)answer.StatusCode == 200;
            },
            () => "the event is taken");
    }
}
