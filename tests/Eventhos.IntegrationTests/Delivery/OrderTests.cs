using Eventhos.Engine.Routing;
using Eventhos.IntegrationTests.Hosting;
using Eventhos.Storage.Audit;
using Eventhos.Storage.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>Which contracts of an event run when.</summary>
public sealed class OrderTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_next_order_starts_only_when_all_of_the_one_before_have_settled()
    {
        await using var receiver = await Receiver.StartAsync();
        var gate = new Gate();
        var opened = false;
        var tooEarly = false;
        receiver.Answers("/slow", Replies.After(gate, Replies.Ok)).Answers("/fails", Replies.Status(500));
        receiver.Answers("/later", http =>
        {
            tooEarly |= !Volatile.Read(ref opened);
            return Replies.Ok(http);
        });
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/later")), order: 7);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/slow")), order: -5);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/fails")), order: -5);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/fast")), order: -5);

        var sent = await hub.SendAsync(kind);
        await gate.HasArrivedAsync(1);
        await Eventually.TrueAsync(
            async () => await StatesAsync(sent.EventId) == "error processed processing processing",
            () => "two of the first order settled");
        Volatile.Write(ref opened, true);
        gate.Open();

        await hub.SettledAsync(sent.EventId);
        Assert.Equal("error processed processed processed", await StatesAsync(sent.EventId));
        Assert.False(tooEarly);
        Assert.Single(receiver.CallsTo("/later"));
    }

    [Fact]
    public async Task The_next_order_starts_also_when_all_of_the_one_before_fail()
    {
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec("http://127.0.0.1:1/"), order: 0);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url()) { Script = "throw new Error('x');" }, order: 1);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/last")), order: 2);

        var executions = await hub.SettledExecutionsAsync((await hub.SendAsync(kind)).EventId);

        Assert.Equal(["connect", "mapping_failed", "delivered"], executions.Select(execution => execution.Outcome));
        Assert.Equal("/last", receiver.Call.Path);
    }

    [Fact]
    public async Task An_order_of_nothing_but_inactive_contracts_is_passed_over()
    {
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/first")), order: 0);
        var inactive = await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/inactive")), order: 1);
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/last")), order: 2);
        await hub.Admin.PutAsync($"/contract/{inactive.ContractId}", new { active = 0 });

        await hub.SettledAsync((await hub.SendAsync(kind)).EventId);

        Assert.Equal(["/first", "/last"], receiver.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task Twenty_orders_run_one_after_another()
    {
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        foreach (var order in Enumerable.Range(0, 20).Reverse())
        {
            await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url($"/{order}")), order);
        }

        await hub.SettledAsync((await hub.SendAsync(kind)).EventId);

        Assert.Equal(Enumerable.Range(0, 20).Select(order => $"/{order}"), receiver.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_thousand_contracts_of_one_event_are_all_carried_out_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        await AddContractsAsync(flow, 999);

        var id = await flow.SendAsync();
        var executions = (await hub.SettledAsync(id))["executedEventContracts"].Items;

        Assert.Equal(1000, executions.Count);
        Assert.All(executions, execution => Assert.Equal("processed", execution.Text("state")));
        Assert.Equal(1000, receiver.Calls.Count);
        Assert.Equal(1000, receiver.Calls.Select(call => call.WebhookId).Distinct().Count());
        var listed = Assert.Single(await hub.Admin.ListAsync($"/event/received?idSearch={id}"));
        Assert.Equal(1000, listed["state"].Items.Count);
    }

    private async Task<string> StatesAsync(long eventId) =>
        string.Join(' ', (await hub.ReceivedAsync(eventId))["executedEventContracts"].Items.Select(execution => execution.Text("state")).Order());

    private async Task AddContractsAsync(Flow flow, int count) => await hub.Services.GetRequiredService<CatalogStore>().WriteAsync(
        AuditOrigin.Hub("test"), async catalog =>
        {
            for (var i = 0; i < count; i++)
            {
                catalog.Add(new Contract
                {
                    EventTypeId = flow.Event.Id,
                    ActionId = flow.ActionId,
                    Identifier = Wiring.Unique("bulk"),
                    Name = "Contract",
                });
            }

            await catalog.SaveChangesAsync();
            return (true, CatalogChange.Event(flow.Event.Id));
        },
        CancellationToken.None);
}
