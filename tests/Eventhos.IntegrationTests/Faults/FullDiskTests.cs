using Eventhos.IntegrationTests.Hosting;
using System.Text.Json;

namespace Eventhos.IntegrationTests.Faults;

[OneStorage("fills the disks of both")]
public sealed class FullDiskTests
{
    // An event of this size fits into no gap that the files have left.
    private const int Large = 200_000;

    [Fact]
    public async Task A_hub_on_a_full_disk_refuses_events_and_keeps_its_promises()
    {
        var (disk, reason) = await SmallDisk.MountAsync();
        Assert.SkipWhen(disk is null, reason);
        await using (disk)
        {
            await RefusesThenGoesOnAsync(disk);
        }
    }

    [Fact]
    public async Task A_hub_whose_PostgreSQL_is_full_refuses_events_and_keeps_its_promises()
    {
        var (disk, reason) = await SmallTablespace.MountAsync();
        Assert.SkipWhen(disk is null, reason);
        await using (disk)
        {
            await RefusesThenGoesOnAsync(disk);
        }
    }

    [Fact]
    public async Task A_hub_whose_files_can_not_grow_refuses_events_and_keeps_its_promises()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "prlimit is a tool of Linux.");
        await using var disk = new LimitedFiles();
        await RefusesThenGoesOnAsync(disk);
    }

    private static async Task RefusesThenGoesOnAsync(IFullDisk disk)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var rig = new KillRig(disk.Data, disk.Launcher, disk.Environment);
        await rig.SetUpAsync(ct);
        await SendAllKindsAsync(rig, rounds: 10, ct);
        await disk.FillAsync(rig.Hub.Id);
        await UntilRefusedAsync(rig, ct);

        for (var i = 0; i < 10; i++)
        {
            var (status, body, retryAfter) = await rig.SendOneAsync("single", Large, ct);
            Assert.Equal(503, status);
            Assert.Equal(503000, JsonElement.Parse(body).GetProperty("code").GetInt32());
            Assert.True(retryAfter > TimeSpan.Zero, "no Retry-After");
        }

        await AssertAliveAsync(rig, ct);
        await disk.FreeAsync(rig.Hub.Id);
        await Eventually.HoldsAsync(async () => (await rig.SendOneAsync("ordered", Large, ct)).Status == 200, ct);
        await SendAllKindsAsync(rig, rounds: 10, ct);
        await Eventually.HoldsAsync(async () => await rig.UnsettledAsync() == 0, ct);

        Assert.True(rig.Hub.IsRunning);
        await Promises.AssertKeptAsync(rig, rig.Consumer.Arrivals.ToLookup(arrival => arrival.Seq));
        Assert.Equal(rig.Acknowledgements.Count, (await rig.StatesAsync()).Count);
    }

    private static async Task SendAllKindsAsync(KillRig rig, int rounds, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rounds; i++)
        {
            foreach (var kind in new[] { "single", "ordered", "oauth" })
            {
                Assert.Equal(200, (await rig.SendOneAsync(kind, 1_000, cancellationToken)).Status);
            }
        }
    }

    /// <summary>What the files have allocated already may take a few more.</summary>
    private static async Task UntilRefusedAsync(KillRig rig, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 200; i++)
        {
            if ((await rig.SendOneAsync("ordered", Large, cancellationToken)).Status == 503)
            {
                return;
            }
        }

        Assert.Fail("The disk is full, and the hub takes everything.");
    }

    private static async Task AssertAliveAsync(KillRig rig, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var root = await http.GetAsync(rig.Hub.Address, cancellationToken);
        Assert.True((int)root.StatusCode < 500, $"GET / answers {root.StatusCode}");
        Assert.NotEmpty(await rig.StatesAsync());
        Assert.True(rig.Hub.IsRunning);
    }
}
