using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>When an execution gives up, somebody is told.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Who_the_contract_names_gets_a_mail_when_an_execution_gives_up()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions, ("Mail:EnvironmentAlias", "TEST"), ("Mail:LinkBase", "https://hub.example.com/"));
        var flow = await rig.AddFailingFlowAsync("ada@example.com; bob@example.com");

        var execution = await flow.CarryOutAsync();
        var mail = Assert.Single(await rig.Smtp.HasReceivedAsync(1));

        Assert.Equal(["ada@example.com", "bob@example.com"], mail.Recipients);
        Assert.Equal("hub@example.com", mail.From);
        Assert.Equal("Eventhos [TEST] Contract: http_error 500", mail.Subject);
        var link = $"https://hub.example.com/event-log/{execution.Content.Number("received_event_id")}?execution={execution.Id}";
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        Assert.Contains(link, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        var row = await rig.HasMailAsync("sent");
        Assert.Equal((flow.ContractId, "Contract", "http_error 500"), (row.Number("contractId"), row.Text("contractName"), row.Text("cause")));
        Assert.Equal((execution.Id, 1, 0), (row.Number("executionDetailId"), row.Number("tries"), row.Number("heldBack")));
        Assert.Equal(["ada@example.com", "bob@example.com"], row["recipients"].Items.Select(item => item.AsText()));
        Assert.True(row["lastError"].IsNull);
        Assert.True(row["sentAt"].AsTime() >= row["createdAt"].AsTime());
    }

    [Fact]
    public async Task The_default_recipients_get_the_mails_of_contracts_that_name_nobody()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions, ("Mail:DefaultRecipients", "one@example.com two@example.com"));
        await (await rig.AddFailingFlowAsync("")).CarryOutAsync();

        Assert.Equal(["one@example.com", "two@example.com"], Assert.Single(await rig.Smtp.HasReceivedAsync(1)).Recipients);
    }

    [Fact]
    public async Task A_delivery_sends_no_mail()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        rig.Consumer.Answers("/good", Replies.Ok);
        (await (await rig.AddFailingFlowAsync("", "/good")).CarryOutAsync()).Delivered();
        await (await rig.AddFailingFlowAsync("")).CarryOutAsync();
        await rig.HasMailAsync("sent");

        Assert.Single(await rig.MailsAsync());
        Assert.Single(rig.Smtp.Mails);
    }

    [Fact]
    public async Task Nothing_is_written_where_no_mail_server_is_set()
    {
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync(("Mail:DefaultRecipients", "ops@example.com"));
        (await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).CarryOutAsync()).GaveUp("http_error");

        Assert.Empty(await hub.Admin.ListAsync("/mail"));
    }

    [Fact]
    public async Task A_missing_recipient_stops_nothing_and_is_seen()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions, ("Mail:DefaultRecipients", ""));
        await (await rig.AddFailingFlowAsync("nobody, at-all")).CarryOutAsync();
        var mail = await rig.HasMailAsync("no_recipient");
        await (await rig.AddFailingFlowAsync("ada@example.com")).CarryOutAsync();

        Assert.Equal(["ada@example.com"], Assert.Single(await rig.Smtp.HasReceivedAsync(1)).Recipients);
        Assert.Contains("\"nobody\", \"at-all\"", mail.Text("lastError"), StringComparison.Ordinal);
        Assert.Contains("names no recipient", mail.Text("lastError"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_causes_are_two_mails()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        var flow = await rig.AddFailingFlowAsync();
        rig.Consumer.Answers(Replies.InTurn(Replies.Status(500), Replies.Status(404), Replies.Broken));
        for (var i = 0; i < 3; i++)
        {
            await flow.CarryOutAsync();
        }

        var mails = await rig.Smtp.HasReceivedAsync(3);
        Assert.Equal(["http_error 404", "http_error 500", "reset"], mails.Select(mail => mail.Subject.Split(": ")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_hundred_failures_within_a_window_are_one_mail_and_one_that_counts_the_rest()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions, ("Mail:WindowMinutes", "10"));
        var flow = await rig.AddFailingFlowAsync();
        await flow.CarryOutAsync();
        await rig.HasMailAsync("sent");
        var events = new List<long>();
        for (var i = 0; i < 199; i++)
        {
            events.Add(await flow.SendAsync());
        }

        await rig.HasMailAsync(mail => mail.Number("heldBack") == 199);
        await rig.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Single(rig.Smtp.Mails);
        await rig.PassAsync(TimeSpan.FromMinutes(1));

        var follow = (await rig.Smtp.HasReceivedAsync(2))[1];
        var row = (await rig.MailsAsync())[1];
        Assert.Contains("199 executions", follow.Text, StringComparison.Ordinal);
        Assert.Contains("199 executions", follow.Html, StringComparison.Ordinal);
        var newest = await rig.Hub.ExecutionAsync(row.Number("executionDetailId"));
        Assert.Contains($"?execution={row.Number("executionDetailId")}", follow.Text, StringComparison.Ordinal);
        Assert.Contains(newest.Content.Number("received_event_id"), events);

        // Nothing was held back since: the next failure is told at once when the window has passed.
        await rig.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(2, (await rig.MailsAsync()).Count);
        await flow.CarryOutAsync();
        Assert.Equal(3, (await rig.Smtp.HasReceivedAsync(3)).Count);
    }

    [Fact]
    public async Task The_list_of_mails_is_paged_filtered_and_guarded()
    {
        await using var rig = await MailRig.StartAsync(MailRig.NoOptions);
        var flows = new[] { await rig.AddFailingFlowAsync("x"), await rig.AddFailingFlowAsync("y"), await rig.AddFailingFlowAsync("z") };
        foreach (var flow in flows)
        {
            await flow.CarryOutAsync();
        }

        await rig.Smtp.HasReceivedAsync(3);
        await Eventually.TrueAsync(async () => (await rig.Hub.Admin.ListAsync("/mail?state=sent")).Count == 3, () => "three sent mails");
        var page = (await rig.Hub.Admin.GetAsync("/mail?itemsPerPage=2&pageIndex=1&order=desc")).Has(200, 200000).Content;
        Assert.Equal((3, 2, flows[0].ContractId), (page.Number("totalItems"), page.Number("totalPages"), Assert.Single(page["items"].Items).Number("contractId")));
        Assert.Equal(flows[1].ContractId, Assert.Single(await rig.Hub.Admin.ListAsync($"/mail?contractId={flows[1].ContractId}")).Number("contractId"));
        Assert.Empty(await rig.Hub.Admin.ListAsync("/mail?state=failed"));
        Assert.Empty(await rig.Hub.Admin.ListAsync("/mail?contractId=x"));
        Assert.Equal(3, (await rig.Hub.Admin.ListAsync("/mail?activeSort=cause&order=desc")).Count);
        (await rig.Hub.Admin.GetAsync("/mail?state=lost")).Has(400, 400121);
        (await (await rig.Hub.LimitedToAsync("event:select")).GetAsync("/mail")).Has(401, 401002);
        (await (await rig.Hub.LimitedToAsync("mail:select")).GetAsync("/mail")).Has(200, 200000);
    }
}
