using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Microsoft.Extensions.Configuration;

namespace Eventhos.Tests.Settings;

/// <summary>What can be set about mails, and what can't.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_host_no_mail_is_sent() => Assert.Null(Read(("Mail:DefaultRecipients", "ops@example.com"), ("Mail:EnvironmentAlias", "TEST")));

    [Fact]
    public void A_host_and_a_sender_are_enough()
    {
        var mail = Read(("Mail:Host", "mail.example.com"), ("Mail:From", "Eventhos <hub@example.com>"), ("Server:Urls", "http://localhost:2109;http://localhost:80"))!;

        Assert.Equal((587, MailTls.Auto, null, "hub@example.com"), (mail.Port, mail.Tls, mail.User, mail.From.Address));
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), "http://localhost:2109"), (mail.Window, mail.Timeout, mail.LinkBase));
        Assert.Empty(mail.DefaultRecipients);
    }

    [Theory]
    [InlineData(null, "hub@example.com", "")]
    [InlineData("The hub", "hub@example.com", "The hub")]
    [InlineData("The hub <other@example.com>", "other@example.com", "The hub")]
    public void The_sender_is_who_logs_in_unless_told_otherwise(string? from, string address, string name)
    {
        var mail = Read(("Mail:Host", "mail"), ("Mail:User", "hub@example.com"), ("Mail:Password", "hush"), ("Mail:From", from ?? ""))!;

        Assert.Equal((address, name), (mail.From.Address, mail.From.Name ?? ""));
    }

    [Theory]
    [InlineData("http://*:2109")]
    [InlineData("http://0.0.0.0:2109")]
    [InlineData("http://[::]:2109")]
    public void A_link_names_the_machine_where_the_hub_listens_on_all_addresses(string url) =>
        Assert.Equal($"http://{Environment.MachineName.ToLowerInvariant()}:2109", Read(("Mail:Host", "mail"), ("Mail:From", "a@b.test"), ("Server:Urls", url))!.LinkBase);

    [Fact]
    public void Every_fault_is_told_at_once_and_none_tells_the_password()
    {
        var faults = FaultsOf(
            ("Mail:Host", "smtp://mail:25"), ("Mail:Port", "0"), ("Mail:Password", "hush"), ("Mail:Tls", "ssl"), ("Mail:From", "nobody"),
            ("Mail:DefaultRecipients", "ops@example.com, nobody"), ("Mail:WindowMinutes", "0"), ("Mail:TimeoutSeconds", "never"),
            ("Mail:LinkBase", "hub.example.com"), ("Mail:CaFile", "/nowhere/ca.pem"), ("Mail:Hots", "mail"));

        string[] names = ["CaFile", "DefaultRecipients", "From", "Host", "Hots", "LinkBase", "Password", "Port", "TimeoutSeconds", "Tls", "WindowMinutes"];
        Assert.Equal(names, faults.Select(fault => fault.Split("Mail:")[1].Split(' ', '.')[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_needs_a_sender() => Assert.StartsWith("Mail:From is not set", Assert.Single(FaultsOf(("Mail:Host", "mail"))), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_certificate_is_a_fault()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Contains("holds no certificate", Assert.Single(FaultsOf(("Mail:CaFile", file))), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static MailSettings? Read(params (string Key, string Value)[] settings) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
        OldEnvironment.None).Mail;

    private static IReadOnlyList<string> FaultsOf(params (string Key, string Value)[] settings) =>
        Assert.Throws<StartRefusedException>(() => Read(settings)).Faults;
}
