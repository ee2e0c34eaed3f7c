using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Permissions;

/// <summary>What is changed about events, contracts, actions, systems and their clients is in force for the next event that is sent.</summary>
public sealed class SendNextRequestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_new_event_is_received_and_a_deleted_one_refused()
    {
        var kind = await hub.AddEventAsync();
        await ReceivedAsync(kind);

        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(400, 400024);
    }

    [Fact]
    public async Task A_revoked_client_sends_nothing_until_it_is_rectified()
    {
        var kind = await hub.AddEventAsync();
        await ReceivedAsync(kind);

        await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/revoke", new { revoke = true });
        (await hub.SendAsync(kind)).Has(403, 403201);
        await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/revoke", new { revoke = false });
        await ReceivedAsync(kind);
    }

    [Fact]
    public async Task A_replaced_token_sends_nothing_and_its_successor_does()
    {
        var kind = await hub.AddEventAsync();
        await ReceivedAsync(kind);

        var next = (await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/long-live", new { })).Has(201, 200000).Content.Text("access_token");

        (await hub.SendAsync(kind)).Has(401, 401202);
        await ReceivedAsync(kind with { AccessKey = next });
    }

    [Fact]
    public async Task A_removed_token_sends_nothing()
    {
        var kind = await hub.AddEventAsync();
        await ReceivedAsync(kind);

        (await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(401, 401202);
    }

    [Fact]
    public async Task A_short_lived_token_stays_ended_once_the_long_lived_one_that_ended_it_is_removed()
    {
        var producer = await hub.AddProducerAsync(longLive: false);
        var kind = await hub.AddEventAsync(producer);
        kind = kind with { AccessKey = await hub.ShortLivedTokenAsync(producer.Client) };
        await ReceivedAsync(kind);

        (await hub.Admin.PutAsync($"/auth/client/{producer.Client.Id}/long-live", new { })).Has(201, 200000);
        (await hub.Admin.PutAsync($"/auth/client/{producer.Client.Id}/long-live?remove_long_live=true", new { })).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(401, 401202);
        await ReceivedAsync(kind with { AccessKey = await hub.ShortLivedTokenAsync(producer.Client) });
    }

    [Fact]
    public async Task A_deleted_client_sends_nothing()
    {
        var kind = await hub.AddEventAsync();
        await ReceivedAsync(kind);

        (await hub.Admin.DeleteAsync($"/auth/client/{kind.Producer.Client.SubjectId}")).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(400, 400004);
    }

    [Fact]
    public async Task A_client_moved_off_a_system_sends_nothing_and_its_successor_does()
    {
        var kind = await hub.AddEventAsync();
        var other = await hub.AddClientAsync();
        await ReceivedAsync(kind);
        (await hub.SendAsync(kind with { AccessKey = other.Token! })).Has(401, 401202);

        (await hub.Admin.PutAsync($"/system/{kind.Producer.SystemId}", new { clientId = other.Id })).Has(201, 200001);
        (await hub.SendAsync(kind)).Has(401, 401202);
        await ReceivedAsync(kind with { AccessKey = other.Token! });

        (await hub.Admin.PutAsync($"/system/{kind.Producer.SystemId}", new { clientId = (long?)null })).Has(201, 200001);
        (await hub.SendAsync(kind with { AccessKey = other.Token! })).Has(400, 400004);
    }

    [Fact]
    public async Task A_contract_counts_from_its_creation_and_no_more_once_it_is_inactive_or_deleted()
    {
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec(receiver.Url()));
        await ReceivedAsync(kind);

        var contract = await hub.AddContractAsync(kind, action);
        (await hub.SendAsync(kind)).Has(200, 200000);
        await hub.Admin.PutAsync($"/contract/{contract}", new { active = false });
        await ReceivedAsync(kind);
        await hub.Admin.PutAsync($"/contract/{contract}", new { active = true });
        (await hub.SendAsync(kind)).Has(200, 200000);
        (await hub.Admin.DeleteAsync($"/contract/{contract}")).Has(201, 200001);
        await ReceivedAsync(kind);
    }

    [Fact]
    public async Task A_new_order_holds_for_the_next_event()
    {
        await using var receiver = await Receiver.StartAsync();
        var first = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/a")));
        var second = await hub.AddFlowAsync(first.Event, new ActionSpec(receiver.Url("/b")), order: 1);

        var orders = new { orders = new[] { new { contractId = first.ContractId, order = 2 }, new { contractId = second.ContractId, order = 1 } } };
        (await hub.Admin.PutAsync("/contract/order", orders)).Has(201, 200001);
        await hub.SettledAsync(await first.SendAsync());

        Assert.Equal(["/b", "/a"], receiver.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_changed_action_is_carried_out_as_changed()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/old")));
        (await flow.CarryOutAsync()).Delivered();

        (await hub.Admin.PutAsync($"/action/{flow.ActionId}", new { url = receiver.Url("/new") })).Has(201, 200001);
        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal(["/old", "/new"], receiver.Calls.Select(call => call.Path));
    }

    private async Task ReceivedAsync(EventKind kind) => (await hub.SendAsync(kind)).Has(203, 200310);
}
