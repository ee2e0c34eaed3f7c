using System.Collections.Concurrent;
using Eventhos.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eventhos.IntegrationTests.Mail;

/// <summary>Encryption and logins: the password goes to a server that is known, encrypted, and nowhere else.</summary>
public sealed class MailSecurityTests
{
    private const string Password = "hush-smtp-password";

    [Theory]
    [InlineData("starttls", "starttls")]
    [InlineData("starttls", "auto")]
    [InlineData("implicit", "tls")]
    public async Task A_mail_goes_encrypted_to_a_server_of_a_private_authority(string server, string setting)
    {
        using var authority = new PrivateAuthority();
        await using var rig = await MailRig.StartAsync(
            [.. authority.Options(server), "--user", "hub", "--password", Password],
            ("Mail:Tls", setting), ("Mail:CaFile", authority.CaFile), ("Mail:User", "hub"), ("Mail:Password", Password));
        await (await rig.AddFailingFlowAsync()).CarryOutAsync();

        var mail = Assert.Single(await rig.Smtp.HasReceivedAsync(1));
        Assert.True(mail.IsEncrypted);
        Assert.Equal("hub", mail.User);
    }

    [Fact]
    public async Task A_login_in_the_clear_needs_to_be_asked_for()
    {
        await using var refused = await MailRig.StartAsync(["--user", "hub", "--password", Password], ("Mail:User", "hub"), ("Mail:Password", Password));
        await (await refused.AddFailingFlowAsync()).CarryOutAsync();
        await using var asked = await MailRig.StartAsync(
            ["--user", "hub", "--password", Password], ("Mail:Tls", "none"), ("Mail:User", "hub"), ("Mail:Password", Password));
        await (await asked.AddFailingFlowAsync()).CarryOutAsync();

        Assert.Equal("hub", Assert.Single(await asked.Smtp.HasReceivedAsync(1)).User);
        Assert.Contains("not sent in the clear", (await refused.HasMailAsync(mail => !mail["lastError"].IsNull)).Text("lastError"), StringComparison.Ordinal);
        Assert.Empty(refused.Smtp.Mails);
    }

    [Theory]
    [InlineData("implicit", "tls", null, true, "not trusted")]
    [InlineData("starttls", "auto", null, true, "not trusted")]
    [InlineData("starttls", "starttls", "mail.example.com", false, "another name")]
    [InlineData("none", "starttls", null, false, "STARTTLS")]
    [InlineData("none", "tls", null, false, "does not speak TLS")]
    public async Task A_server_that_is_not_what_it_should_be_gets_no_mail(string server, string setting, string? name, bool isForeign, string reason)
    {
        using var authority = new PrivateAuthority(name);
        using var other = new PrivateAuthority();
        await using var rig = await MailRig.StartAsync(
            server == "none" ? [] : authority.Options(server), ("Mail:Tls", setting), ("Mail:CaFile", isForeign ? other.CaFile : authority.CaFile));
        await (await rig.AddFailingFlowAsync()).CarryOutAsync();

        var waiting = await rig.HasMailAsync(mail => !mail["lastError"].IsNull);
        Assert.Equal("waiting", waiting.Text("state"));
        Assert.Contains(reason, waiting.Text("lastError"), StringComparison.Ordinal);
        Assert.Empty(rig.Smtp.Mails);
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

        await Eventually.TrueAsync(
            async () => (await hub.Admin.ListAsync("/mail")).Any(mail => !mail["lastError"].IsNull), () => "a refused login");
        var row = Assert.Single(await hub.Admin.ListAsync("/mail"));
        Assert.Equal("waiting", row.Text("state"));
        Assert.Contains("refused the login of hub: 535", row.Text("lastError"), StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("refused the login of hub", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
        Assert.DoesNotContain(Password, row.Raw, StringComparison.Ordinal);
        Assert.Empty(smtp.Mails);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
