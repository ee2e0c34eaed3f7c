using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>Mail servers that are down, slow, or unwilling: the mail arrives once they can, or its failure is seen.</summary>
public sealed class MailServerFaultTests
{
    [Fact]
    public async Task A_mail_arrives_once_after_the_server_was_down_for_a_while()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        await rig.Smtp.StopAsync();
        var flow = await rig.AddFailingFlowAsync();
        await flow.CarryOutAsync();

        var waiting = await rig.HasMailAsync(mail => mail.Number("tries") == 1 && !mail["lastError"].IsNull);
        Assert.Equal("waiting", waiting.Text("state"));
        Assert.Contains("ConnectionRefused", waiting.Text("lastError"), StringComparison.Ordinal);
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Assert.Single(await rig.MailsAsync()).Number("tries"));
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Empty(rig.Smtp.Mails);
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        await rig.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(rig.Smtp.Mails);
        Assert.Equal((3, "sent"), (Assert.Single(await rig.MailsAsync()).Number("tries"), Assert.Single(await rig.MailsAsync()).Text("state")));
    }

    [Fact]
    public async Task A_mail_is_given_up_after_a_day_and_what_was_held_back_meanwhile_is_told_after_it()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        await rig.Smtp.StopAsync();
        var flow = await rig.AddFailingFlowAsync();
        await flow.CarryOutAsync();
        await rig.HasMailAsync(mail => mail.Number("tries") == 1 && !mail["lastError"].IsNull);
        for (var hour = 0; hour < 25; hour++)
        {
            await flow.CarryOutAsync();
            await rig.PassAsync(TimeSpan.FromHours(1));
        }

        var given = await rig.HasMailAsync("failed");
        Assert.InRange(given.Number("tries"), 20, 27);
        Assert.Contains("ConnectionRefused", given.Text("lastError"), StringComparison.Ordinal);
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromHours(1));
        var mail = Assert.Single(await rig.Smtp.HasReceivedAsync(1));

        Assert.Contains("25 executions", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_once_a_minute_however_many_mails_wait()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        await rig.Smtp.StopAsync();
        for (var i = 0; i < 5; i++)
        {
            await (await rig.AddFailingFlowAsync()).CarryOutAsync();
        }

        await rig.HasMailAsync(mail => mail.Number("tries") == 1 && !mail["lastError"].IsNull);
        await rig.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await rig.MailsAsync()).Sum(mail => mail.Number("tries")));
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(5, (await rig.Smtp.HasReceivedAsync(5)).Count);
    }

    [Fact]
    public async Task A_server_that_hangs_up_in_the_middle_of_a_mail_gets_it_again()
    {
        await using var rig = await MailRig.StartAsync(["--drop", "1"]);
        await (await rig.AddFailingFlowAsync()).CarryOutAsync();

        var waiting = await rig.HasMailAsync(mail => !mail["lastError"].IsNull);
        Assert.Contains("broke", waiting.Text("lastError"), StringComparison.Ordinal);
        Assert.Empty(rig.Smtp.Mails);
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(await rig.Smtp.HasReceivedAsync(1));
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_already_carries_the_same_id_again()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        await (await rig.AddFailingFlowAsync()).CarryOutAsync();
        await rig.HasMailAsync("sent");

        // As after a kill between the server's yes and its being stored.
        await rig.Hub.ExecuteOnDatabaseAsync(
            "UPDATE mails SET state = 'waiting', settled_at = NULL, quiet_until = NULL, due_at = created_at, recipients = '', finished_recipients = ''");
        await rig.PassAsync(TimeSpan.Zero);
        var mails = await rig.Smtp.HasReceivedAsync(2);

        Assert.Equal(mails[0].Message.MessageId, mails[1].Message.MessageId);
        Assert.Matches(@"^eventhos\.[0-9a-f]{12}\.\d+\.1@example\.com$", mails[0].Message.MessageId);
    }

    [Fact]
    public async Task A_slow_server_times_out_and_is_tried_again_while_deliveries_go_on()
    {
        await using var smtp = await SmtpServer.StartAsync("--stall");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync([.. MailRig.Settings(smtp.Port), ("Mail:TimeoutSeconds", "1")]);
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        await flow.CarryOutAsync();
        consumer.Answers(Replies.Ok);
        (await flow.CarryOutAsync()).Delivered();

        await Eventually.TrueAsync(
            async () => (await hub.Admin.ListAsync("/mail")).Any(mail => !mail["lastError"].IsNull && mail.Text("lastError").EndsWith("did not answer in 1 s.", StringComparison.Ordinal)),
            () => "a mail that timed out");
        Assert.Equal("waiting", Assert.Single(await hub.Admin.ListAsync("/mail")).Text("state"));
    }

    [Fact]
    public async Task One_recipient_that_is_refused_does_not_stop_the_others()
    {
        await using var rig = await MailRig.StartAsync(["--refuse", "gone@example.com=550 5.1.1 no such user"]);
        await (await rig.AddFailingFlowAsync("ada@example.com, gone@example.com, bob@example.com")).CarryOutAsync();

        Assert.Equal(["ada@example.com", "bob@example.com"], Assert.Single(await rig.Smtp.HasReceivedAsync(1)).Recipients);
        var row = await rig.HasMailAsync("sent");
        Assert.Equal("gone@example.com: 550 5.1.1 no such user.", row.Text("lastError"));
    }

    [Fact]
    public async Task A_recipient_that_is_put_off_gets_the_mail_later_and_the_others_get_it_once()
    {
        await using var rig = await MailRig.StartAsync(["--refuse", "later@example.com=451 4.7.1 greylisted"]);
        await (await rig.AddFailingFlowAsync("ada@example.com, later@example.com")).CarryOutAsync();
        var waiting = await rig.HasMailAsync(mail => !mail["lastError"].IsNull);
        Assert.Equal(("waiting", "later@example.com: 451 4.7.1 greylisted."), (waiting.Text("state"), waiting.Text("lastError")));
        await rig.Smtp.StopAsync();
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        var mails = await rig.Smtp.HasReceivedAsync(2);
        Assert.Equal(["ada@example.com"], mails[0].Recipients);
        Assert.Equal(["later@example.com"], mails[1].Recipients);
        Assert.True((await rig.HasMailAsync("sent"))["lastError"].IsNull);
    }

    [Theory]
    [InlineData("--refuse", "ops@example.com=550 5.1.1 no such user", "550 5.1.1 no such user")]
    [InlineData("--refuse-data", "554 5.7.1 looks like spam", "554 5.7.1 looks like spam")]
    public async Task A_mail_that_nobody_gets_for_good_has_failed_and_is_not_tried_again(string option, string value, string reason)
    {
        await using var rig = await MailRig.StartAsync([option, value]);
        await (await rig.AddFailingFlowAsync()).CarryOutAsync();
        var failed = await rig.HasMailAsync("failed");
        await rig.PassAsync(TimeSpan.FromHours(2));

        Assert.Contains(reason, failed.Text("lastError"), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await rig.MailsAsync()).Number("tries"));
        Assert.Empty(rig.Smtp.Mails);
    }

    [Fact]
    public async Task Settles_are_as_quick_as_ever_while_the_mail_server_hangs()
    {
        await using var smtp = await SmtpServer.StartAsync("--stall");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync([.. MailRig.Settings(smtp.Port), ("Mail:TimeoutSeconds", "600")]);
        var flows = new List<Flow>();
        for (var i = 0; i < 10; i++)
        {
            flows.Add(await hub.AddFlowAsync(new ActionSpec(consumer.Url())));
        }

        foreach (var flow in flows)
        {
            (await flow.CarryOutAsync()).GaveUp("http_error");
        }

        // One is on the wire for the next ten minutes; nothing waited for it.
        Assert.Equal(10, (await hub.Admin.ListAsync("/mail?state=waiting")).Count);
        Assert.Equal(1, (await hub.Admin.ListAsync("/mail")).Sum(mail => mail.Number("tries")));
    }
}
