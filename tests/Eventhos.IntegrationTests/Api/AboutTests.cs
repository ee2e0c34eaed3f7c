using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>What runs, where it keeps its data, and how it is set up; without a secret.</summary>
public sealed class AboutTests
{
    [Fact]
    public async Task Settings_are_told_with_where_they_come_from_and_secrets_are_not()
    {
        const string Secret = "hush-0123456789-0123456789-0123456789";
        await using var hub = await RunningHub.StartAsync(("Auth:TokenSecret", Secret), ("Mail:Host", "mail.example.org"), ("Mail:From", "hub@example.org"), ("Mail:User", "hub"), ("Mail:Password", Secret));
        var answer = (await hub.Admin.GetAsync("/cluster/node")).Has(200, 200000);

        Assert.DoesNotContain("hush", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("correct horse", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("***", "command_line"), Setting(answer, "Auth:TokenSecret"));
        Assert.Equal(("***", "command_line"), Setting(answer, "Mail:Password"));
        Assert.Equal(("5", "default"), Setting(answer, "Auth:LockoutFailures"));
        Assert.Equal(("mail.example.org", "command_line"), Setting(answer, "Mail:Host"));
        Assert.True(Find(answer, "Retention:Days")["value"].IsNull);
    }

    [Fact]
    public async Task The_database_is_told_without_its_password()
    {
        await using var hub = await RunningHub.StartAsync();
        var answer = (await hub.Admin.GetAsync("/cluster/node")).Has(200, 200000);
        var storage = answer.Content["storage"];

        Assert.Equal(TestDatabase.Sql("SQLite", "PostgreSQL"), storage.Text("provider"));
        Assert.True(storage.Number("bytes") > 100_000);
        Assert.Matches("^[0-9]{4}_[a-z_]+$", storage.Text("schema"));
        if (TestDatabase.OnPostgres)
        {
            var shown = Find(answer, "Storage:ConnectionString").Text("value");
            Assert.Contains("Host=", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?i)password=[^*]", shown);
        }
    }

    private static Json Find(HubAnswer answer, string name) => answer.Content["settings"].Items.Single(setting => setting.Text("name") == name);

    private static (string Value, string Origin) Setting(HubAnswer answer, string name) => (Find(answer, name).Text("value"), Find(answer, name).Text("origin"));
}
