using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

public sealed class ManyProducersTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Events_sent_at_the_same_time_are_each_received_and_delivered_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var ids = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => flow.SendAsync($"{i}")));
        await receiver.HasReceivedAsync(300);

        Assert.Equal(300, ids.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 300), receiver.Calls.Select(call => int.Parse(call.Text)).Order());
        foreach (var id in ids.Take(20))
        {
            (await hub.SettledExecutionAsync(id)).Delivered();
        }
    }

    [Fact]
    public async Task A_producer_that_hangs_up_in_the_middle_of_its_body_stores_nothing_and_hurts_nobody()
    {
        var kind = await hub.AddEventAsync();
        using var giveUp = new CancellationTokenSource();
        var request = new HttpRequestMessage(HttpMethod.Post, Sending.PathOf(kind)) { Content = new HalfABody(giveUp) };
        request.Headers.Add("access-key", kind.AccessKey);

        await Assert.ThrowsAnyAsync<Exception>(() => hub.Http.SendAsync(request, giveUp.Token));

        (await hub.SendAsync(kind)).Has(203, 200310);
        Assert.Single(await hub.LoggedAsync(kind, 1));
    }
}
