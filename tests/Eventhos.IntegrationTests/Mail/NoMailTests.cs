using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>Hubs that are set up to send nothing, or to nobody.</summary>
public sealed class NoMailTests
{
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
        await using var smtp = await SmtpServer.StartAsync();
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{smtp.Port}"), ("Mail:From", "hub@example.com"));
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { mailRecipientsOnError = "nobody, at-all" })).Has(201, 200001);
        (await flow.CarryOutAsync()).GaveUp("http_error");
        var row = await Eventually.GetAsync(
            async () => (await hub.Admin.ListAsync("/mail")).SingleOrDefault(mail => mail.Text("state") == "no_recipient"), () => "a mail that nobody gets");
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { mailRecipientsOnError = "ada@example.com" })).Has(201, 200001);
        consumer.Answers(Replies.Status(404));
        await flow.CarryOutAsync();

        Assert.Equal(["ada@example.com"], (await smtp.MailToAsync("ada@example.com")).Recipients);
        Assert.Contains("\"nobody\", \"at-all\"", row.Text("lastError"), StringComparison.Ordinal);
        Assert.Contains("names no recipient", row.Text("lastError"), StringComparison.Ordinal);
    }
}
