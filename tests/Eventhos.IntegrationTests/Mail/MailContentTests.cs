using System.Text.RegularExpressions;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>What stands in a mail, and what never does.</summary>
public sealed partial class MailContentTests(MailRig rig) : IClassFixture<MailRig>
{
    [Fact]
    public async Task A_mail_says_in_both_its_forms_what_happened_to_whom()
    {
        var ada = MailRig.Somebody();
        rig.Consumer.Answers("/rooms", Replies.Json("""{"error":"no <room> left","n":12345678901234567890}""", 507));
        var flow = await rig.AddFlowAsync(
            new ActionSpec(rig.Consumer.Url("/rooms")) { Method = "PUT", Query = [("size", "a b")], Headers = [("X-Trace", "t-1")] }, ada);
        (await rig.Hub.Admin.PutAsync($"/system/{flow.Event.Producer.SystemId}", new { name = "Bookings", clientId = flow.Event.Producer.Client.Id })).Has(201, 200001);
        var consumer = (await rig.Hub.Admin.ListAsync("/action")).Single(action => action.Number("id") == flow.ActionId).Number("system_id");
        (await rig.Hub.Admin.PutAsync($"/system/{consumer}", new { name = "Rooms & Doors" })).Has(201, 200001);
        await flow.CarryOutAsync("""{"guest":{"name":"Ångström & Söhne"}}""");
        var mail = await rig.Smtp.MailToAsync(ada);
        string[] said =
        [
            "Rooms & Doors did not get Event from Bookings: it answered 507 Insufficient Storage.", flow.Event.Identifier, "http_error 507", "after 1 try",
            $"PUT {rig.Consumer.Url("/rooms")}?size=a%20b", "X-Trace: t-1", "Ångström & Söhne", "no <room> left", "12345678901234567890",
        ];

        Assert.Equal("multipart/alternative", mail.Message.Body!.ContentType.MimeType);
        Assert.Equal("auto-generated", mail.Message.Headers["Auto-Submitted"]);
        Assert.All(said, words => Assert.Contains(words, mail.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(said, words => Assert.Contains(words, Read(mail.Html), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("no &lt;room&gt; left", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(src|background)=|url\(|@import|<link|<script""", mail.Html);
    }

    [Fact]
    public async Task Nothing_sensitive_is_in_a_mail()
    {
        var ada = MailRig.Somebody();
        rig.Consumer.Answers("/token", Replies.Token("hush-oauth-token"));
        rig.Consumer.Answers("/echo", async http =>
        {
            http.Response.StatusCode = 401;
            http.Response.Headers["token"] = "hush-answer-header";
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync("The key hush-basic is not known, nor is hush-deep; password=hush-said");
        });
        var url = rig.Consumer.Url("/echo").Replace("http://", "http://user:hush-userinfo@", StringComparison.Ordinal);
        var flow = await rig.AddFlowAsync(
            new ActionSpec($"{url}?token=hush-query&plain=seen")
            {
                Headers = [("Authorization", "Basic hush-basic"), ("X-Open", "seen-header")],
                Query = [("access_token", "${.oauthResponse.body.access_token}")],
                OAuth = new OAuthSpec(rig.Consumer.Url("/token"), ClientSecret: "hush-client"),
            },
            ada);

        await flow.CarryOutAsync("""{"deep":[{"Password":"hush-deep","list":[{"secret":{"inner":"hush-inner"}}]}],"name":"seen-name"}""");
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.DoesNotContain("hush", mail.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.All(new[] { "plain=seen", "seen-header", "seen-name", "is not known" }, words => Assert.Contains(words, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_are_masked_field_by_field()
    {
        var ada = MailRig.Somebody();
        rig.Consumer.Answers("/form", Replies.Text("ok=no&client_secret=hush-answered&%70assword=hush-escaped", "application/x-www-form-urlencoded", 400));
        var flow = await rig.AddFailingFlowAsync(ada, "/form");
        await flow.CarryOutAsync("name=seen&password=hush-form&to%6ben=hush-percent", "application/x-www-form-urlencoded");
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.DoesNotContain("hush", mail.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("seen", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_throws_a_secret_gives_nothing_away_and_the_event_is_shown()
    {
        var ada = MailRig.Somebody();
        var flow = await rig.AddFlowAsync(
            new ActionSpec(rig.Consumer.Url()) { Script = "throw new Error('no good: ' + eventContext.httpRequest.body.password);" }, ada);
        (await flow.CarryOutAsync("""{"password":"hush-thrown","name":"seen-name"}""")).GaveUp("mapping_failed");
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.DoesNotContain("hush", mail.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(flow.Event.AccessKey, mail.Everything, StringComparison.Ordinal);
        Assert.All(new[] { "no good: ***", "seen-name", "No request was sent".ToUpperInvariant() }, words => Assert.Contains(words, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_with_line_breaks_add_no_header_and_no_recipient()
    {
        var ada = MailRig.Somebody();
        var flow = await rig.AddFailingFlowAsync($"{ada}\r\nBcc: eve@example.com");
        var name = "Orders\r\nBcc: mallory@example.com\r\nX-Injected: yes\r\n\r\n<script>alert(1)</script>\u0000 ☃";
        (await rig.Hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { name })).Has(201, 200001);
        await flow.CarryOutAsync();
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.Equal([ada, "eve@example.com"], mail.Recipients);
        Assert.Null(mail.Message.Headers["Bcc"]);
        Assert.Null(mail.Message.Headers["X-Injected"]);
        Assert.StartsWith("Eventhos [TEST] Orders Bcc: mallory@example.com X-Injected: yes <script>", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.Contains("☃", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_body_is_cut_and_the_mail_says_how_much_is_missing()
    {
        var ada = MailRig.Somebody();
        rig.Consumer.Answers("/long", Replies.Text(new string('å', 10_000), "text/plain; charset=utf-8", 500));
        await (await rig.AddFailingFlowAsync(ada, "/long")).CarryOutAsync();
        var mail = await rig.Smtp.MailToAsync(ada);

        Assert.Contains("[The first 4096 of 20000 bytes; 15904 are not shown.]", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The first 4096 of 20000 bytes", mail.Html, StringComparison.Ordinal);
        Assert.Equal(2048, mail.Text.Count(character => character == 'å'));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_counted_and_not_shown()
    {
        var ada = MailRig.Somebody();
        rig.Consumer.Answers("/bytes", Replies.Bytes([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3], "image/png", 500));
        await (await rig.AddFailingFlowAsync(ada, "/bytes")).CarryOutAsync();

        Assert.Contains("(8 bytes that are no text)", (await rig.Smtp.MailToAsync(ada)).Text, StringComparison.Ordinal);
    }

    /// <summary>What a reader of the HTML sees.</summary>
    private static string Read(string html) => System.Net.WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
