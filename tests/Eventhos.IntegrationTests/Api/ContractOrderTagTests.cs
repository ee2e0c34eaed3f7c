using System.Net.Http.Json;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Two people order the contracts of an event at once: the second is told.</summary>
public sealed class ContractOrderTagTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_second_of_two_who_change_an_order_is_refused_and_changes_nothing()
    {
        var (kind, first, second) = await TwoAsync();
        var seen = await TagAsync(kind);

        (await OrderAsync(seen, (first, 1), (second, 0))).Has(201, 200001);
        (await OrderAsync(seen, (first, 5), (second, 5))).Has(412, 412000);

        Assert.Equal([(second, 0L), (first, 1L)], await OrdersAsync(kind));
        (await OrderAsync(await TagAsync(kind), (first, 5), (second, 5))).Has(201, 200001);
        Assert.Equal([(first, 5L), (second, 5L)], await OrdersAsync(kind));
    }

    [Fact]
    public async Task A_contract_that_was_added_or_deleted_makes_it_another_order_and_a_new_name_does_not()
    {
        var (kind, first, second) = await TwoAsync();
        var seen = await TagAsync(kind);
        (await hub.Admin.PutAsync($"/contract/{first}", new { name = "Renamed", active = 0 })).Has(201, 200001);
        Assert.Equal(seen, await TagAsync(kind));

        var third = await hub.AddContractAsync(kind, await hub.AddActionAsync(new ActionSpec("http://localhost/")));
        (await OrderAsync(seen, (first, 1))).Has(412, 412000);
        var withThird = await TagAsync(kind);
        (await hub.Admin.DeleteAsync($"/contract/{second}")).Has(201, 200001);
        (await OrderAsync(withThird, (first, 1))).Has(412, 412000);

        Assert.Equal([(first, 0L), (third, 0L)], await OrdersAsync(kind));
    }

    [Fact]
    public async Task A_tag_of_one_event_is_none_of_two_and_no_tag_changes_the_order_as_ever()
    {
        var (kind, first, _) = await TwoAsync();
        var (_, other, _) = await TwoAsync();

        (await OrderAsync(await TagAsync(kind), (first, 3), (other, 3))).Has(412, 412000);
        (await OrderAsync("no tag", (first, 3))).Has(400, 400130);
        (await OrderAsync(tag: null, (first, 3), (other, 3))).Has(201, 200001);
    }

    [Fact]
    public async Task A_contract_is_born_inactive_where_that_is_asked_for()
    {
        var (kind, _, _) = await TwoAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        Task<HubAnswer> AddAsync(object? active) =>
            hub.Admin.PostAsync("/contract", new { eventId = kind.Id, actionId = action, name = "New", identifier = "new", order = 0, active });

        var ids = new[] { (await AddAsync(0)).Content.Number("contractId"), (await AddAsync(1)).Content.Number("contractId"), (await AddAsync(null)).Content.Number("contractId") };

        var active = new List<long>();
        foreach (var id in ids)
        {
            active.Add((await hub.Admin.GetAsync($"/contract/{id}")).Content.Number("active"));
        }

        Assert.Equal([0, 1, 1], active);
        (await AddAsync("often")).Has(400, 400004, "Invalid body; active is not a number");
    }

    private async Task<(EventKind Kind, long First, long Second)> TwoAsync()
    {
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        return (kind, await hub.AddContractAsync(kind, action), await hub.AddContractAsync(kind, action, order: 1));
    }

    private async Task<string> TagAsync(EventKind kind) => (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Has(200, 200000).Headers["ETag"];

    private async Task<IEnumerable<(long Id, long Order)>> OrdersAsync(EventKind kind) =>
        (await hub.Admin.GetAsync($"/contract/event/{kind.Id}")).Content.Items.Select(row => (row.Number("id"), row.Number("order")));

    private Task<HubAnswer> OrderAsync(string? tag, params (long Id, int Order)[] orders)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/contract/order")
        {
            Content = JsonContent.Create(new { orders = orders.Select(one => new { contractId = one.Id, order = one.Order }) }),
        };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        return hub.Admin.SendAsync(request);
    }
}
