using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary><c>POST /event/:id/test</c>: an event sent by hand goes the way of every other.</summary>
public sealed class EventTestTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_test_event_is_received_byte_for_byte_and_carried_out()
    {
        const string Body = """{ "id": 10000000000000000000001, "name":"Ada" }""";
        await using var consumer = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()));

        var answer = (await TestAsync(hub.Admin, flow.Event.Id, Body)).Has(201, 200001);

        Assert.Equal(answer.EventId, answer.Content.Number("receivedEventId"));
        Assert.Equal(1, answer.Content.Number("hasWork"));
        Assert.Equal("processed", (await hub.SettledExecutionAsync(answer.EventId)).State);
        Assert.Equal(Body, Assert.Single(consumer.Calls).Text);
    }

    [Fact]
    public async Task What_lets_its_sender_in_is_no_part_of_it()
    {
        await using var consumer = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(consumer.Url()) { Template = """{"h":"${.headers.authorization}","u":"${.url}","q":"${.query.access_token}","kept":"${.headers.x-kept}"}""" });
        var request = new HttpRequestMessage(HttpMethod.Post, $"/event/{flow.Event.Id}/test?access_token={hub.Admin.Bearer}") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Cookie", "session=hush");
        request.Headers.Add("X-Kept", "yes");

        var answer = (await hub.Anyone.SendAsync(request)).Has(201, 200001);

        await hub.SettledAsync(answer.EventId);
        var sent = Assert.Single(consumer.Calls).Text;
        Assert.DoesNotContain(hub.Admin.Bearer!, sent, StringComparison.Ordinal);
        Assert.Contains("\"kept\":\"yes\"", sent, StringComparison.Ordinal);
        var received = (await hub.ReceivedAsync(answer.EventId))["receivedEvent"]["received_request"];
        Assert.DoesNotContain("authorization", received["headers"].Names);
        Assert.DoesNotContain("cookie", received["headers"].Names);
        Assert.Empty(received["query"].Names);
    }

    [Fact]
    public async Task An_event_whose_system_has_no_client_can_be_tested_and_one_without_contract_says_so()
    {
        var system = await hub.AddSystemAsync("producer");
        var id = (await hub.Admin.PostAsync("/event", new { system_id = system, identifier = "untried", name = "Untried", operation = "new", description = "" })).Content.Number("eventId");

        Assert.Equal(0, (await TestAsync(hub.Admin, id, "[1]")).Has(201, 200001).Content.Number("hasWork"));
    }

    [Fact]
    public async Task It_is_on_record_who_sent_it()
    {
        var kind = await hub.AddEventAsync();

        (await TestAsync(hub.Admin, kind.Id, "{}")).Has(201, 200001);

        var entry = Assert.Single(await hub.Admin.ListAsync($"/audit?action=event.test&target=event&targetId={kind.Id}"));
        Assert.Equal(("user", "admin"), (entry.Text("actorKind"), entry.Text("actorName")));
    }

    [Fact]
    public async Task Who_may_only_look_at_events_can_t_send_one_and_nothing_is_received()
    {
        var kind = await hub.AddEventAsync();
        var limited = await hub.LimitedToAsync("event:select", "event:create", "event:delete");

        (await TestAsync(limited, kind.Id, "{}")).Has(401, 401002);
        (await TestAsync(await hub.LimitedToAsync("event:update"), 999_999, "{}")).Has(404, 404001);
        (await TestAsync(hub.Admin, kind.Id, "{\"a\":")).Has(400, 400100);

        Assert.Empty(await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={kind.Identifier}"));
        Assert.Empty(await hub.Admin.ListAsync($"/audit?action=event.test&targetId={kind.Id}"));
    }

    private static Task<HubAnswer> TestAsync(HubApi api, long id, string body) => api.PostTextAsync($"/event/{id}/test", body);
}
