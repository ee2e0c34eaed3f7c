using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>When an execution gives up, somebody is told; not too often.</summary>
public sealed class MailTests(MailRig rig) : IClassFixture<MailRig>
{
    [Fact]
    public async Task Who_the_contract_names_gets_a_mail_when_an_execution_gives_up()
    {
        var (ada, bob) = (MailRig.Somebody(), MailRig.Somebody());
        var flow = await rig.AddFailingFlowAsync($"{ada}; {bob}");

        var execution = await flow.CarryOutAsync();
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.Equal([ada, bob], mail.Recipients);
        Assert.Equal("hub@example.com", mail.From);
        Assert.Equal("Eventhos [TEST] Contract: http_error 500", mail.Subject);
        var link = $"https://hub.example.com/event-log/{execution.Content.Number("received_event_id")}?execution={execution.Id}";
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        Assert.Contains(link, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        var row = await rig.HasMailAsync(flow, "sent");
        Assert.Equal(("Contract", "http_error 500"), (row.Text("contractName"), row.Text("cause")));
        Assert.Equal((execution.Id, 1, 0), (row.Number("executionDetailId"), row.Number("tries"), row.Number("heldBack")));
        Assert.Equal([ada, bob], row["recipients"].Items.Select(item => item.AsText()));
        Assert.True(row["lastError"].IsNull);
        Assert.True(row["sentAt"].AsTime() >= row["createdAt"].AsTime());
    }

    [Fact]
    public async Task The_default_recipients_get_the_mails_of_contracts_that_name_nobody()
    {
        var flow = await rig.AddFailingFlowAsync("");
        await flow.CarryOutAsync();

        Assert.Equal([MailRig.DefaultRecipient], (await rig.HasMailAsync(flow, "sent"))["recipients"].Items.Select(item => item.AsText()));
        Assert.NotEmpty(rig.Smtp.MailsTo(MailRig.DefaultRecipient));
    }

    [Fact]
    public async Task A_delivery_sends_no_mail()
    {
        rig.Consumer.Answers("/good", Replies.Ok);
        var good = await rig.AddFailingFlowAsync(MailRig.Somebody(), "/good");
        (await good.CarryOutAsync()).Delivered();
        var bad = await rig.AddFailingFlowAsync(MailRig.Somebody());
        await bad.CarryOutAsync();
        await rig.HasMailAsync(bad, "sent");

        Assert.Empty(await rig.MailsAsync(good));
    }

    [Fact]
    public async Task Two_causes_are_two_mails()
    {
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada, "/causes");
        rig.Consumer.Answers("/causes", Replies.InTurn(Replies.Status(500), Replies.Status(404), Replies.Broken));
        for (var i = 0; i < 3; i++)
        {
            await flow.CarryOutAsync();
        }

        var mails = await rig.Smtp.HasReceivedAsync(ada, 3);
        Assert.Equal(["http_error 404", "http_error 500", "reset"], mails.Select(mail => mail.Subject.Split(": ")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_hundred_failures_within_a_window_are_one_mail_and_one_that_counts_the_rest()
    {
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync(ada);
        await flow.CarryOutAsync();
        await rig.HasMailAsync(flow, "sent");
        var events = new List<long>();
        for (var i = 0; i < 199; i++)
        {
            events.Add(await flow.SendAsync());
        }

        await rig.HasMailAsync(flow, mail => mail.Number("heldBack") == 199);
        await rig.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Single(rig.Smtp.MailsTo(ada));
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        var follow = (await rig.Smtp.HasReceivedAsync(ada, 2))[1];
        var row = (await rig.MailsAsync(flow))[1];
        Assert.Contains("199 executions", follow.Text, StringComparison.Ordinal);
        Assert.Contains("199 executions", follow.Html, StringComparison.Ordinal);
        Assert.Contains($"?execution={row.Number("executionDetailId")}", follow.Text, StringComparison.Ordinal);
        Assert.Contains((await rig.Hub.ExecutionAsync(row.Number("executionDetailId"))).Content.Number("received_event_id"), events);

        // Nothing was held back since: when the window has passed, the next failure is told at once.
        await rig.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(2, (await rig.MailsAsync(flow)).Count);
        await flow.CarryOutAsync();
        Assert.Equal(3, (await rig.Smtp.HasReceivedAsync(ada, 3)).Count);
    }

    [Fact]
    public async Task The_list_of_mails_is_paged_filtered_and_guarded()
    {
        var flow = await rig.AddFailingFlowAsync(MailRig.Somebody(), "/list");
        rig.Consumer.Answers("/list", Replies.InTurn(Replies.Status(501), Replies.Status(502), Replies.Status(503)));
        for (var i = 0; i < 3; i++)
        {
            await flow.CarryOutAsync();
        }

        var list = $"/mail?contractId={flow.ContractId}";
        await Eventually.TrueAsync(async () => (await rig.Hub.Admin.ListAsync($"{list}&state=sent")).Count == 3, () => "three sent mails");
        var page = (await rig.Hub.Admin.GetAsync($"{list}&itemsPerPage=2&pageIndex=1&order=desc")).Has(200, 200000).Content;
        Assert.Equal((3, 2, "http_error 501"), (page.Number("totalItems"), page.Number("totalPages"), Assert.Single(page["items"].Items).Text("cause")));
        Assert.Equal("http_error 503", (await rig.Hub.Admin.ListAsync($"{list}&activeSort=cause&order=desc"))[0].Text("cause"));
        Assert.Empty(await rig.Hub.Admin.ListAsync($"{list}&state=failed"));
        Assert.Empty(await rig.Hub.Admin.ListAsync("/mail?contractId=x"));
        (await rig.Hub.Admin.GetAsync("/mail?state=lost")).Has(400, 400122);
        (await (await rig.Hub.LimitedToAsync("event:select")).GetAsync("/mail")).Has(401, 401002);
        (await (await rig.Hub.LimitedToAsync("mail:select")).GetAsync("/mail")).Has(200, 200000);
    }

    [Fact]
    public async Task Mails_that_ended_a_month_ago_are_forgotten()
    {
        var flow = await rig.AddFailingFlowAsync(MailRig.Somebody());
        await flow.CarryOutAsync();
        var old = await rig.HasMailAsync(flow, "sent");
        await rig.Hub.ExecuteOnDatabaseAsync(
            $"UPDATE mails SET settled_at = settled_at - {31 * 86_400_000L}, quiet_until = quiet_until - {31 * 86_400_000L} WHERE id = {old.Number("id")}");
        await flow.CarryOutAsync();
        await rig.HasMailAsync(flow, mail => mail.Number("id") != old.Number("id") && mail.Text("state") == "sent");
        await rig.PassAsync(TimeSpan.FromHours(2));

        Assert.NotEqual(old.Number("id"), Assert.Single(await rig.MailsAsync(flow)).Number("id"));
    }
}
