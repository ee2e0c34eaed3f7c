using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Mail;
using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Eventhos.Server.Settings.Sections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>Encryption and logins: mails and the password go to a server that is known, encrypted, and nowhere else.</summary>
public sealed class MailSecurityTests
{
    private const string Password = "hush-smtp-password";

    private static readonly string[] Login = ["--user", "hub", "--password", Password];

    [Theory]
    [InlineData("starttls", "starttls")]
    [InlineData("starttls", "auto")]
    [InlineData("implicit", "tls")]
    public async Task A_mail_goes_encrypted_to_a_server_of_a_private_authority(string server, string setting)
    {
        using var authority = new PrivateAuthority();
        await using var smtp = await SmtpServer.StartAsync([.. authority.Options(server), .. Login]);

        await SendAsync(smtp, ("Mail:Tls", setting), ("Mail:CaFile", authority.CaFile), ("Mail:User", "hub"), ("Mail:Password", Password));

        var mail = Assert.Single(smtp.Mails);
        Assert.True(mail.IsEncrypted);
        Assert.Equal("hub", mail.User);
    }

    [Fact]
    public async Task A_login_in_the_clear_needs_to_be_asked_for()
    {
        await using var smtp = await SmtpServer.StartAsync(Login);

        var refused = await Assert.ThrowsAsync<MailServerException>(() => SendAsync(smtp, ("Mail:User", "hub"), ("Mail:Password", Password)));
        await SendAsync(smtp, ("Mail:Tls", "none"), ("Mail:User", "hub"), ("Mail:Password", Password));

        Assert.Contains("not sent in the clear", refused.Message, StringComparison.Ordinal);
        Assert.Equal("hub", Assert.Single(smtp.Mails).User);
    }

    [Theory]
    [InlineData("implicit", "tls", "127.0.0.1", true, "not trusted")]
    [InlineData("starttls", "auto", "127.0.0.1", true, "not trusted")]
    [InlineData("starttls", "starttls", "mail.example.com", false, "another name")]
    [InlineData("none", "starttls", "127.0.0.1", false, "STARTTLS")]
    [InlineData("none", "tls", "127.0.0.1", false, "does not speak TLS")]
    public async Task A_server_that_is_not_what_it_should_be_gets_no_mail(string server, string setting, string name, bool isForeign, string reason)
    {
        using var authority = new PrivateAuthority(name);
        using var other = new PrivateAuthority();
        await using var smtp = await SmtpServer.StartAsync(server == "none" ? [] : authority.Options(server));

        var refused = await Assert.ThrowsAsync<MailServerException>(
            () => SendAsync(smtp, ("Mail:Tls", setting), ("Mail:CaFile", isForeign ? other.CaFile : authority.CaFile)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(smtp.Mails);
    }

    [Fact]
    public async Task A_login_that_is_refused_is_seen_without_its_password_and_tried_again()
    {
        var log = new LogLines();
        await using var smtp = await SmtpServer.StartAsync("--user", "hub", "--password", "another");
        await using var consumer = await Receiver.StartAsync(Replies.Status(500));
        await using var hub = await RunningHub.StartAsync(
            folder: null,
            services => services.AddSingleton<ILoggerProvider>(log),
            [.. MailRig.Settings(smtp.Port), ("Mail:Tls", "none"), ("Mail:User", "hub"), ("Mail:Password", Password), ("Logging:LogLevel:Eventhos", "Debug")]);
        await (await hub.AddFlowAsync(new ActionSpec(consumer.Url()))).CarryOutAsync();

        var row = await Eventually.GetAsync(
            async () => (await hub.Admin.ListAsync("/mail")).FirstOrDefault(mail => !mail["lastError"].IsNull), () => "a refused login");
        Assert.Equal("waiting", row.Text("state"));
        Assert.Contains("refused the login of hub: 535", row.Text("lastError"), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, row.Raw, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("refused the login of hub", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
        Assert.Empty(smtp.Mails);
    }

    /// <summary>Sends a mail as the hub does, with settings as the hub reads them.</summary>
    private static async Task SendAsync(SmtpServer smtp, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(MailRig.Settings(smtp.Port).Concat(settings).Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        var source = new SettingsSource(configuration, OldEnvironment.None);
        var mail = MailSection.Read(source, ["http://localhost"])!;
        Assert.Empty(source.Faults);
        await using var session = new SmtpSession(mail, TimeProvider.System);
        var recipient = new MailboxAddress("Ada", "ada@example.com");
        using var message = new MimeMessage([mail.From], [recipient], "Subject", new TextPart { Text = "Text" });
        Assert.Empty(await session.SendAsync(message, [recipient], TestContext.Current.CancellationToken));
    }
}
