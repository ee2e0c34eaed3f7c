using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;
using Eventually = Eventhos.IntegrationTests.Hosting.Eventually;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>A mail is as durable as the settle that it tells of.</summary>
public sealed class MailKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mail_arrives_although_the_hub_was_killed_between_settling_and_sending(bool whileSending)
    {
        // Down, or on the wire for good: either way the kill comes before the server has said yes.
        await using var smtp = await SmtpServer.StartAsync(whileSending ? ["--stall"] : []);
        if (!whileSending)
        {
            await smtp.StopAsync();
        }

        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        using var folder = TestFolder.Create();
        var environment = MailRig.Settings(smtp.Port)
            .ToDictionary(setting => $"EVENTHOS__{setting.Name.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value, StringComparer.Ordinal);
        environment["EVENTHOS__Admin__Password"] = "correct horse";
        await using var hub = new HubProcess(folder.Path, environment);
        await hub.StartAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = hub.Address };
        var admin = new HubApi(http, bearer: null);
        admin = admin.As((await admin.PostAsync("/auth/login", new { username = "admin", password = "correct horse" })).Content.Text("jwt_token"));
        await SendFailingEventAsync(admin, consumer.Url());
        await Eventually.TrueAsync(
            async () => (await admin.ListAsync("/mail")).Any(mail => mail.Number("tries") == 1 && mail["lastError"].IsNull == whileSending), () => "a mail that was begun");

        await hub.KillAsync();
        await smtp.StartAgainAsync();
        await hub.StartAsync(Cancellation);

        // At once where it was on the wire; a try in vain has its pause of a minute, which the outbox's clock is told is over.
        if (!whileSending)
        {
            Assert.Empty(smtp.Mails);
            await DatabaseFile.ExecuteAsync(folder, "UPDATE mails SET due_at = created_at");
        }

        await smtp.MailToAsync(MailRig.DefaultRecipient);
    }

    private static async Task SendFailingEventAsync(HubApi admin, string url)
    {
        var client = (await admin.PostAsync("/auth/client?longLive=true", new { identifier = "p", name = "P", description = "", roles = Array.Empty<object>() })).Content;
        var clientId = (await admin.ListAsync("/auth/client")).Single(row => row.Text("identifier") == client.Text("clientId")).Number("id");
        var producer = (await admin.PostAsync("/system", new { systemClass = "hybrid", identifier = "p", name = "P", type = "t", description = "", clientId }))
            .Content.Number("systemId");
        var eventId = (await admin.PostAsync("/event", new { system_id = producer, identifier = "e", name = "E", operation = "new", description = "" }))
            .Content.Number("eventId");
        var actionId = (await admin.PostAsync("/action", new ActionSpec(url).ToBody(producer))).Content.Number("actionId");
        (await admin.PostAsync("/contract", new { eventId, actionId, name = "C", identifier = "c", order = 0 })).Has(201, 200001);
        var identifier = Assert.Single(await admin.ListAsync("/event")).Text("identifier");
        var sent = await admin.PostBytesAsync($"/event/send?event-identifier={identifier}", "{}"u8.ToArray(), "application/json", ("access-key", client.Text("access_token")));
        Assert.Equal(200, sent.Status);
    }
}
