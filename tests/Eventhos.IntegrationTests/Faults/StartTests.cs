using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Settings;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>A hub that can't start says why; one that starts for the first time lets its administrator in.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Every_fault_of_the_settings_is_told_at_once()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningHub.StartAsync(
            ("Delivery:TimeoutSeconds", "soon"), ("Server:MaxBodyBytes", "-1"), ("Server:Urls", "nonsense"), ("Delivery:TimeOut", "5")));

        Assert.Equal(4, refused.Faults.Count);
        Assert.All(
            new[] { "Delivery:TimeoutSeconds", "Server:MaxBodyBytes", "Server:Urls", "Delivery:TimeOut" },
            name => Assert.Contains(refused.Faults, fault => fault.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_process_that_ends_while_starting_is_known_with_what_it_said()
    {
        using var folder = TestFolder.Create();
        await using var hub = new HubProcess(folder.Path, new Dictionary<string, string> { ["EVENTHOS__Delivery__TimeoutSeconds"] = "soon" });

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => hub.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("ended with 1", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Delivery:TimeoutSeconds is \"soon\"", failed.Message, StringComparison.Ordinal);
    }

    [OneStorage("is about the folder of SQLite")]
    [Fact]
    public async Task Two_hubs_do_not_share_a_folder()
    {
        // On PostgreSQL nothing is kept there but the first credentials.
        await using var first = await RunningHub.StartAsync(TestDatabase.InAFile);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningHub.StartAsync(first.Folder, customize: null, TestDatabase.InAFile));

        Assert.Contains(first.Folder.Path, Assert.Single(refused.Faults), StringComparison.Ordinal);
        (await first.Admin.GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task The_first_credentials_are_in_a_file_that_only_the_owner_reads_and_work()
    {
        await using var hub = await RunningHub.StartAsync();
        var file = Path.Combine(hub.Folder.Path, "credentials.txt");

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        string After(string label) => lines[Array.IndexOf(lines, label) + 1];

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await hub.LoginAsync(After("User:"), After("Password:"));
        var token = await hub.ShortLivedTokenAsync(new ClientAccount(0, 0, After("clientid:"), After("clientsecret:"), Token: null));
        (await hub.Anyone.As(token).GetAsync("/system")).Has(200, 200000);
    }

    [Fact]
    public async Task Nothing_secret_stands_readable_in_the_database()
    {
        await using var hub = await RunningHub.StartAsync();
        await using var receiver = await Receiver.StartAsync(Replies.Text("hush-answer", "text/plain"));
        receiver.Answers("/token", Replies.Token("hush-token"));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Headers = [("X-Key", "hush-header")],
            OAuth = new OAuthSpec(receiver.Url("/token"), ClientSecret: "hush-oauth"),
        });
        (await flow.CarryOutAsync("""{"v":"hush-body"}""")).Delivered();
        var client = flow.Event.Producer.Client;
        await hub.StopAsync();

        var files = await TestDatabase.FilesAsync(hub.Folder.Path);
        Assert.Contains(files.Values, bytes => bytes.AsSpan().IndexOf("eventhos_api"u8) >= 0);
        foreach (var (file, bytes) in files)
        {
            foreach (var secret in new[] { "hush", client.Secret, client.Token!, "correct horse" })
            {
                Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) < 0, $"{Path.GetFileName(file)} holds {secret}");
            }
        }
    }
}
