using Eventhos.IntegrationTests.Faults;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Settings;

/// <summary>A hub that is started with the predecessor's environment.</summary>
public sealed class OldEnvironmentTests
{
    [Fact]
    public async Task The_start_says_which_variables_were_used_and_never_what_is_in_them()
    {
        using var folder = TestFolder.Create();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PORT"] = "1",
            ["JWT_SECRET"] = "hush-short",
            ["HTTP_BODY_SIZE_LIMIT"] = "2kb",
            ["CRYPTO_KEY"] = "hush-key",
            ["DATA_BASE_PASSWORD"] = "hush-database",
            ["QUEUE_HOST"] = "${QUEUE_HOST}",
            ["EVENTHOS__Admin__Password"] = "hush-admin",
        };
        await using var hub = new HubProcess(folder.Path, environment);
        await hub.StartAsync(TestContext.Current.CancellationToken);

        await Hosting.Eventually.TrueAsync(() => Line(hub, "no meaning here") is not null, () => string.Join('\n', hub.Output));
        Assert.Contains("HTTP_BODY_SIZE_LIMIT (Server:MaxBodyBytes), JWT_SECRET (Auth:TokenSecret)", Line(hub, "Taken from"), StringComparison.Ordinal);
        Assert.Contains("PORT (Server:Urls)", Line(hub, "Not taken"), StringComparison.Ordinal);
        Assert.Contains("CRYPTO_KEY (", Line(hub, "no meaning here"), StringComparison.Ordinal);
        Assert.Contains("DATA_BASE_PASSWORD (", Line(hub, "no meaning here"), StringComparison.Ordinal);
        Assert.DoesNotContain("QUEUE_HOST", Line(hub, "no meaning here"), StringComparison.Ordinal);
        Assert.NotNull(Line(hub, "JWT_SECRET is shorter than 32 characters"));

        // The first start's own notice shows the password that it was given, once; the log shows nothing.
        Assert.DoesNotContain(hub.Output, line => line.Contains("hush", StringComparison.Ordinal) && !line.Contains("user admin", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var body = new StringContent(new string('x', 2049));
        using var tooLarge = await http.PostAsync("/auth/login", body, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)tooLarge.StatusCode);
    }

    [Fact]
    public async Task Tokens_hold_under_the_secret_they_were_made_with_and_no_other()
    {
        const string Secret = "a secret of forty characters, or somewhat more";
        using var folder = TestFolder.Create();
        var token = await TokenUnderAsync(folder, Secret);

        Assert.Equal(401, await StatusAsync(folder, "another secret of forty characters, or more", token));
        Assert.Equal(200, await StatusAsync(folder, Secret, token));
    }

    private static string? Line(HubProcess hub, string part) => hub.Output.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));

    private static async Task<string> TokenUnderAsync(TestFolder folder, string secret)
    {
        var hub = await RunningHub.StartAsync(folder, customize: null, ("Auth:TokenSecret", secret));
        await hub.StopAsync();
        return hub.Admin.Bearer!;
    }

    private static async Task<int> StatusAsync(TestFolder folder, string secret, string token)
    {
        var hub = await RunningHub.StartAsync(folder, customize: null, ("Auth:TokenSecret", secret));
        try
        {
            return (await hub.Anyone.As(token).GetAsync("/system")).Status;
        }
        finally
        {
            await hub.StopAsync();
        }
    }
}
