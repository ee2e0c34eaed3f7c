using System.Globalization;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Server.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Api;

/// <summary>When a client was last let in.</summary>
public sealed class ClientUseTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_access_key_a_bearer_token_and_a_secret_count_as_use_to_the_minute()
    {
        var kind = await hub.AddEventAsync();
        var caller = await hub.AddClientAsync(longLive: true, await hub.AddRoleAsync("system:select"));
        var asker = await hub.AddClientAsync(longLive: false);
        foreach (var unused in new[] { kind.Producer.Client, caller, asker })
        {
            Assert.Null(await LastUseAsync(hub, unused));
        }

        var before = Minute(TimeProvider.System.GetUtcNow());
        await hub.SendAsync(kind);
        (await hub.Anyone.As(caller.Token).GetAsync("/system")).Has(200, 200000);
        await hub.ShortLivedTokenAsync(asker);

        foreach (var used in new[] { kind.Producer.Client, caller, asker })
        {
            var at = await LastUseAsync(hub, used);
            Assert.NotNull(at);
            Assert.Equal(Minute(at.Value), at.Value);
            Assert.InRange(at.Value, before, TimeProvider.System.GetUtcNow());
        }
    }

    [Fact]
    public async Task Who_is_refused_did_not_use_it()
    {
        var kind = await hub.AddEventAsync();
        var client = kind.Producer.Client;
        (await hub.SendAsync(kind with { AccessKey = kind.AccessKey + "A" })).Has(401, 401202);
        (await hub.Anyone.As(client.Token + "A").GetAsync("/system")).Has(401, 400001);
        (await hub.AskForTokenAsync(client with { Secret = "wrong" })).Has(401, 401100);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await hub.SendAsync(kind)).Has(403, 403201);

        Assert.Null(await LastUseAsync(hub, client));
    }

    [Fact]
    public async Task It_outlives_a_restart_and_is_stored_without_a_trace_in_the_audit_log()
    {
        using var folder = TestFolder.Create();
        var first = await RunningHub.StartAsync(folder, customize: null);
        var kind = await first.AddEventAsync();
        await first.SendAsync(kind);
        var used = await LastUseAsync(first, kind.Producer.Client);
        var entries = (await first.Admin.GetAsync("/audit")).Content.Number("totalItems");
        await first.StopAsync();

        var second = await RunningHub.StartAsync(folder, customize: null);
        Assert.NotNull(used);
        Assert.Equal(used, await LastUseAsync(second, kind.Producer.Client));
        Assert.Equal(entries, (await second.Admin.GetAsync("/audit")).Content.Number("totalItems"));
        await second.StopAsync();
    }

    [Fact]
    public async Task What_is_stored_never_goes_back()
    {
        var kind = await hub.AddEventAsync();
        var recorder = hub.Services.GetRequiredService<ClientUseRecorder>();
        await hub.SendAsync(kind);
        var used = await LastUseAsync(hub, kind.Producer.Client);
        var writer = hub.Services.GetRequiredService<ClientUseWriter>();
        await writer.RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Null(recorder.Find(kind.Producer.Client.SubjectId));

        await hub.Services.GetRequiredService<Storage.Catalog.ClientUses>().StoreAsync(
            [new Storage.Catalog.ClientUse { SubjectId = kind.Producer.Client.SubjectId, UsedAt = used!.Value.AddMinutes(-5) }], TestContext.Current.CancellationToken);

        Assert.Equal(used, await LastUseAsync(hub, kind.Producer.Client));
    }

    internal static async Task<DateTimeOffset?> LastUseAsync(RunningHub hub, ClientAccount client)
    {
        var at = (await hub.Admin.GetAsync($"/auth/client/{client.Id}")).Has(200, 200000, "Select completed").Content["lastUsedAt"];
        return at.IsNull ? null : DateTimeOffset.Parse(at.AsText(), CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset Minute(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds() / 60 * 60);
}
