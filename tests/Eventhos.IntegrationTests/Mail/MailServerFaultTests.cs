using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>Mail servers that are down or unwilling: the mail arrives once they can, or its failure is seen.</summary>
public sealed class MailServerFaultTests(MailRig rig) : IClassFixture<MailRig>
{
    [Fact]
    public async Task A_mail_arrives_once_after_the_server_was_down_for_a_while()
    {
        await rig.BeginAsync();
        await rig.Smtp.StopAsync();
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();

        var waiting = await rig.HasFailedTryAsync(flow);
        Assert.Equal(("waiting", 1), (waiting.Text("state"), waiting.Number("tries")));
        Assert.Contains("ConnectionRefused", waiting.Text("lastError"), StringComparison.Ordinal);
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Assert.Single(await rig.MailsAsync(flow)).Number("tries"));
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Empty(rig.Smtp.MailsTo(ada));
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        await rig.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(rig.Smtp.MailsTo(ada));
        var sent = Assert.Single(await rig.MailsAsync(flow));
        Assert.Equal(("sent", 3), (sent.Text("state"), sent.Number("tries")));
    }

    [Fact]
    public async Task A_mail_is_given_up_after_a_day_and_what_was_held_back_meanwhile_is_told_after_it()
    {
        await rig.BeginAsync();
        await rig.Smtp.StopAsync();
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();
        await rig.HasFailedTryAsync(flow);
        var heldBack = 0;
        while ((await rig.MailsAsync(flow))[0].Text("state") == "waiting")
        {
            await flow.CarryOutAsync();
            heldBack++;
            await rig.PassAsync(TimeSpan.FromHours(1));
        }

        Assert.InRange(heldBack, 23, 24);
        var given = await rig.HasMailAsync(flow, "failed");
        Assert.InRange(given.Number("tries"), 20, 27);
        Assert.Contains("ConnectionRefused", given.Text("lastError"), StringComparison.Ordinal);
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromHours(1));

        Assert.Contains($"{heldBack} executions", (await rig.Smtp.MailToAsync(ada)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_once_a_minute_however_many_mails_wait()
    {
        await rig.BeginAsync();
        await rig.Smtp.StopAsync();
        var ada = MailRig.Somebody();
        var flows = new List<Flow>();
        for (var i = 0; i < 5; i++)
        {
            flows.Add(await rig.AddFailingFlowAsync(ada));
            await flows[i].CarryOutAsync();
        }

        await rig.HasFailedTryAsync(flows[0]);
        await rig.PassAsync(TimeSpan.FromSeconds(30));
        var tries = 0L;
        foreach (var flow in flows)
        {
            tries += (await rig.MailsAsync(flow)).Sum(mail => mail.Number("tries"));
        }

        Assert.Equal(1, tries);
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(5, (await rig.Smtp.HasReceivedAsync(ada, 5)).Count);
    }

    [Fact]
    public async Task A_server_that_hangs_up_in_the_middle_of_a_mail_gets_it_again()
    {
        await rig.BeginAsync("--drop", "1");
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();

        Assert.Contains("broke", (await rig.HasFailedTryAsync(flow)).Text("lastError"), StringComparison.Ordinal);
        Assert.Empty(rig.Smtp.MailsTo(ada));
        await rig.PassAsync(TimeSpan.FromMinutes(1));
        await rig.Smtp.MailToAsync(ada);
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_already_carries_the_same_id_again()
    {
        await rig.BeginAsync();
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();
        var id = (await rig.HasMailAsync(flow, "sent")).Number("id");

        // As after a kill between the server's yes and its being stored.
        await rig.Hub.ExecuteOnDatabaseAsync(
            $"UPDATE mails SET state = 'waiting', settled_at = NULL, quiet_until = NULL, due_at = created_at, recipients = '', finished_recipients = '' WHERE id = {id}");
        await rig.PassAsync(TimeSpan.Zero);
        var mails = await rig.Smtp.HasReceivedAsync(ada, 2);

        Assert.Equal(mails[0].Message.MessageId, mails[1].Message.MessageId);
        Assert.Matches($@"^eventhos\.[0-9a-f]{{12}}\.\d+\.{id}@example\.com$", mails[0].Message.MessageId);
    }

    [Fact]
    public async Task One_recipient_that_is_refused_does_not_stop_the_others()
    {
        var (ada, bob, gone) = (MailRig.Somebody(), MailRig.Somebody(), MailRig.Somebody());
        await rig.BeginAsync("--refuse", $"{gone}=550 5.1.1 no such user");
        var flow = await rig.AddFailingFlowAsync($"{ada}, {gone}, {bob}");
        await flow.CarryOutAsync();

        Assert.Equal([ada, bob], (await rig.Smtp.MailToAsync(ada)).Recipients);
        Assert.Equal($"{gone}: 550 5.1.1 no such user.", (await rig.HasMailAsync(flow, "sent")).Text("lastError"));
    }

    [Fact]
    public async Task A_recipient_that_is_put_off_gets_the_mail_later_and_the_others_get_it_once()
    {
        var (ada, later) = (MailRig.Somebody(), MailRig.Somebody());
        await rig.BeginAsync("--refuse", $"{later}=451 4.7.1 greylisted");
        var flow = await rig.AddFailingFlowAsync($"{ada}, {later}");
        await flow.CarryOutAsync();
        var waiting = await rig.HasFailedTryAsync(flow);
        Assert.Equal(("waiting", $"{later}: 451 4.7.1 greylisted."), (waiting.Text("state"), waiting.Text("lastError")));
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([later], (await rig.Smtp.MailToAsync(later)).Recipients);
        Assert.Equal([ada], (await rig.Smtp.MailToAsync(ada)).Recipients);
        Assert.True((await rig.HasMailAsync(flow, "sent"))["lastError"].IsNull);
    }

    [Theory]
    [InlineData("--refuse", "gone@example.com=550 5.1.1 no such user", "550 5.1.1 no such user")]
    [InlineData("--refuse-data", "554 5.7.1 looks like spam", "554 5.7.1 looks like spam")]
    public async Task A_mail_that_nobody_gets_for_good_has_failed_and_is_not_tried_again(string option, string value, string reason)
    {
        await rig.BeginAsync(option, value);
        var flow = await rig.AddFailingFlowAsync("gone@example.com");
        await flow.CarryOutAsync();
        var failed = await rig.HasMailAsync(flow, "failed");
        await rig.PassAsync(TimeSpan.FromHours(2));

        Assert.Contains(reason, failed.Text("lastError"), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await rig.MailsAsync(flow)).Number("tries"));
        Assert.Empty(rig.Smtp.MailsTo("gone@example.com"));
    }

    [Fact]
    public async Task A_contract_that_was_deleted_meanwhile_is_told_of_all_the_same()
    {
        await rig.BeginAsync();
        await rig.Smtp.StopAsync();
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();
        await rig.HasFailedTryAsync(flow);
        (await rig.Hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        await rig.Smtp.StartAgainAsync();
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        await rig.Smtp.MailToAsync(ada);
    }
}
