using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A mail server that takes its time holds up mails, and nothing else.</summary>
public sealed class SlowMailServerTests
{
    [Fact]
    public async Task It_is_given_up_in_time_and_tried_again()
    {
        await using var smtp = await SmtpServer.StartAsync("--stall");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync([.. MailRig.Settings(smtp.Port), ("Mail:TimeoutSeconds", "1")]);
        await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).CarryOutAsync();

        var row = await Eventually.GetAsync(
            async () => (await hub.Admin.ListAsync("/mail")).FirstOrDefault(mail => !mail["lastError"].IsNull), () => "a mail that was not sent in time");
        Assert.Equal("waiting", row.Text("state"));
        Assert.EndsWith("did not answer in 1 s.", row.Text("lastError"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executions_are_settled_and_the_hub_stops_while_it_hangs()
    {
        await using var smtp = await SmtpServer.StartAsync("--stall");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync([.. MailRig.Settings(smtp.Port), ("Mail:TimeoutSeconds", "600")]);
        for (var i = 0; i < 5; i++)
        {
            (await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).CarryOutAsync()).GaveUp("http_error");
        }

        // One is on the wire for the next ten minutes; nothing waited for it, nor does the stop.
        await Eventually.TrueAsync(
            async () => (await hub.Admin.ListAsync("/mail?state=waiting")).Sum(mail => mail.Number("tries")) == 1, () => "a mail on the wire");
        Assert.Equal(5, (await hub.Admin.ListAsync("/mail?state=waiting")).Count);
        await Eventually.WithinBoundAsync(hub.StopAsync());
    }
}
