using System.Collections;
using Eventhos.Server.Settings;
using Eventhos.Server.Settings.OldNames;
using Microsoft.Extensions.Configuration;

namespace Eventhos.Tests.Settings;

/// <summary>The predecessor's environment variables go on working where they mean something here.</summary>
public sealed class OldNameTests
{
    [Fact]
    public void Port_is_where_the_hub_listens_on_every_address() =>
        Assert.Equal(["http://*:3500"], Read([("PORT", "3500")]).Server.Urls);

    [Theory]
    [InlineData("1mb", 1024 * 1024)]
    [InlineData("500kb", 500 * 1024)]
    [InlineData("1.5 MB", 3 * 512 * 1024)]
    [InlineData("2048", 2048)]
    [InlineData("300b", 300)]
    public void A_body_size_is_read_as_the_predecessor_wrote_it(string text, int bytes) =>
        Assert.Equal(bytes, Read([("HTTP_BODY_SIZE_LIMIT", text)]).Server.Limits.BodyBytes);

    [Fact]
    public void Sensitive_names_are_added_to_those_that_are_masked_anyway()
    {
        var names = Read([("RAW_SENSIBLE_PARAMS", "credit_card, address,pin")]).SensitiveNames;

        Assert.Superset(new HashSet<string>(["credit_card", "address", "pin"]), names.ToHashSet());
        Assert.Superset(new HashSet<string>(["access-key", "authorization", "password", "client_secret", "token", "secret"]), names.ToHashSet());
    }

    [Fact]
    public void A_short_secret_for_tokens_is_taken_from_the_predecessor_but_not_from_the_setting()
    {
        Assert.Equal("secret", Read([("JWT_SECRET", "secret")]).Auth.TokenSecret);

        var refused = Assert.Throws<StartRefusedException>(() => Read([], ("Auth:TokenSecret", "hush hush")));
        Assert.Equal("Auth:TokenSecret must have at least 32 characters.", Assert.Single(refused.Faults));
    }

    [Fact]
    public void What_is_set_under_its_own_name_wins_and_the_report_says_so()
    {
        var settings = Read([("PORT", "3500"), ("HTTP_BODY_SIZE_LIMIT", "2kb")], ("Server:Urls", "http://localhost:4000"));

        Assert.Equal(["http://localhost:4000"], settings.Server.Urls);
        Assert.Equal(["HTTP_BODY_SIZE_LIMIT (Server:MaxBodyBytes)"], settings.OldNames.Used);
        Assert.Equal(["PORT (Server:Urls)"], settings.OldNames.Overridden);
    }

    [Fact]
    public void A_port_that_lost_is_not_even_looked_at() =>
        Assert.Equal(["http://localhost:4000"], Read([("PORT", "nonsense")], ("Server:Urls", "http://localhost:4000")).Server.Urls);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("${PORT}")]
    [InlineData(" ${ANYTHING} ")]
    public void A_placeholder_that_nobody_filled_in_is_not_set(string value)
    {
        var settings = Read([("PORT", value), ("JWT_SECRET", value), ("DATA_BASE_HOST", value)]);

        Assert.Equal(["http://localhost:2109"], settings.Server.Urls);
        Assert.Null(settings.Auth.TokenSecret);
        Assert.Equal(OldNamesReport.Nothing.Used, settings.OldNames.Used);
        Assert.Empty(settings.OldNames.Ignored);
    }

    [Theory]
    [InlineData("PORT", "eighty")]
    [InlineData("PORT", "99999")]
    [InlineData("HTTP_BODY_SIZE_LIMIT", "plenty")]
    [InlineData("HTTP_BODY_SIZE_LIMIT", "5gb")]
    [InlineData("SMTP_PORT", "tcp://10.0.0.1:25")]
    [InlineData("SMTP_ENABLE_SSL", "maybe")]
    [InlineData("SMTP_DEFAULT_RECIPIENT", "nobody")]
    public void A_bad_value_is_a_fault_that_names_the_old_variable(string variable, string value)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read([(variable, value)]));

        Assert.StartsWith($"{variable} (", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_meaning_here_is_told_with_the_reason()
    {
        var ignored = Read([("DATA_BASE_HOST", "db"), ("QUEUE_PORT", "61613"), ("CRYPTO_KEY", "hush"), ("TZ", "America/Lima")]).OldNames.Ignored;

        Assert.Equal(
            [
                "CRYPTO_KEY (the hub makes its own keys and keeps them in the data folder)",
                "DATA_BASE_HOST (the database lies in the data folder)",
                "QUEUE_PORT (there is no queue beside the database)",
                "TZ (times are in UTC)",
            ],
            ignored);
    }

    [Fact]
    public void Names_that_any_machine_may_have_are_no_news_by_themselves() =>
        Assert.Empty(Read([("TZ", "UTC"), ("NODE_ENV", "production"), ("PATH", "/bin")]).OldNames.Ignored);

    [Fact]
    public void Nothing_of_a_value_is_in_the_report()
    {
        var report = Read([("JWT_SECRET", "hush-1"), ("CRYPTO_KEY", "hush-2"), ("SMTP_CREDENTIAL_USER", "hush-4"), ("SMTP_CREDENTIAL_PASSWORD", "hush-3")]).OldNames;

        Assert.DoesNotContain([.. report.Used, .. report.Overridden, .. report.Ignored], line => line.Contains("hush", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", "465", "tls")]
    [InlineData("true", null, "tls")]
    [InlineData("true", "587", "starttls")]
    [InlineData("TRUE", "25", "starttls")]
    [InlineData("false", "587", "auto")]
    [InlineData("maybe", "587", "maybe")]
    public void Whether_mails_were_encrypted_comes_to_the_tls_of_their_port(string encrypted, string? port, string tls) =>
        Assert.Equal(tls, Environment([("SMTP_ENABLE_SSL", encrypted), ("SMTP_PORT", port)]).ValueFor("Mail:Tls"));

    [Theory]
    [InlineData("SMTP_HOST", "Mail:Host")]
    [InlineData("SMTP_PORT", "Mail:Port")]
    [InlineData("SMTP_CREDENTIAL_USER", "Mail:User")]
    [InlineData("SMTP_CREDENTIAL_PASSWORD", "Mail:Password")]
    [InlineData("SMTP_FROM_ALIAS", "Mail:From")]
    [InlineData("SMTP_DEFAULT_RECIPIENT", "Mail:DefaultRecipients")]
    [InlineData("ENVIRONMENT_ALIAS", "Mail:EnvironmentAlias")]
    public void Each_mail_variable_stands_for_its_setting(string variable, string key)
    {
        var source = new SettingsSource(new ConfigurationBuilder().Build(), Environment([(variable, "value")]));

        Assert.Equal("value", source.Optional(key));
        Assert.Equal([$"{variable} ({key})"], source.OldNames().Used);
    }

    [Fact]
    public void Mails_go_out_as_the_predecessor_was_told()
    {
        var mail = Read(
        [
            ("SMTP_HOST", "smtp.example.com"), ("SMTP_PORT", "2525"), ("SMTP_ENABLE_SSL", "false"), ("SMTP_TLS_CIPHERS", "SSLv3"),
            ("SMTP_CREDENTIAL_USER", "noreply@example.com"), ("SMTP_CREDENTIAL_PASSWORD", "hush"), ("SMTP_FROM_ALIAS", "noreply@example.com"),
            ("SMTP_DEFAULT_RECIPIENT", "jane@example.com,joe@example.com"), ("ENVIRONMENT_ALIAS", "Test"),
        ]).Mail!;

        Assert.Equal(("smtp.example.com", 2525, MailTls.Auto, "Test"), (mail.Host, mail.Port, mail.Tls, mail.EnvironmentAlias));
        Assert.Equal(("noreply@example.com", "hush", "noreply@example.com"), (mail.User, mail.Password, mail.From.Address));
        Assert.Equal(["jane@example.com", "joe@example.com"], mail.DefaultRecipients.Select(recipient => recipient.Address));
    }

    [Fact]
    public void The_file_beside_the_program_sets_nothing_that_an_old_name_could_set()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

        Assert.Equal(["Logging"], file.GetChildren().Select(section => section.Key));
    }

    private static OldEnvironment Environment((string Name, string? Value)[] variables)
    {
        var environment = new Hashtable();
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return OldEnvironment.Of(environment);
    }

    private static HubSettings Read((string Name, string? Value)[] variables, params (string Key, string Value)[] own) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(own.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
        Environment(variables));
}
