using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/event</c> but the event log's.</summary>
internal static class EventsTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var producer = await hub.AddProducerAsync();
        object Body(string identifier = "told", long? system = null) =>
            new { system_id = system ?? producer.SystemId, identifier, name = "Told", operation = "new", description = "" };

        var id = (await admin.PostAsync("/event", Body())).Has(201, 200001).Content.Number("eventId");
        (await admin.PostAsync("/event", Body(Talk.TooLong))).Has(400, 400110);
        (await admin.PostAsync("/event", Body(system: Talk.Unknown))).Has(404, 404001);
        (await admin.GetAsync($"/event?systemId={producer.SystemId}&eventName=told&wordSearch=told&itemsPerPage=1&pageIndex=0&order=asc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync($"/event/{id}")).Has(200, 200000);
        (await admin.GetAsync($"/event/{Talk.Unknown}")).Has(404, 404001);
        (await admin.PutAsync($"/event/{id}", new { name = "New", operation = "other", description = "x" })).Has(201, 200001);
        (await admin.PutAsync($"/event/{id}", new { })).Has(201, 200001);
        (await admin.PutAsync($"/event/{Talk.Unknown}", new { name = "New" })).Has(404, 404001);
        await Changes.RefuseAsync(talk, $"/event/{id}");
        (await admin.DeleteAsync($"/event/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/event/{id}")).Has(404, 404001);
        var flow = await hub.AddFlowAsync(new ActionSpec(talk.Consumer.Address));
        (await admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(400, 400207);
        await TestAsync(talk, flow);
        await SendAsync(talk, flow);
    }

    private static async Task TestAsync(Talk talk, Flow flow)
    {
        Task<HubAnswer> TestAsync(long id, string body = "{}", string type = "application/json") =>
            talk.Admin.PostBytesAsync($"/event/{id}/test", System.Text.Encoding.UTF8.GetBytes(body), type);

        (await TestAsync(flow.Event.Id, """{"a":[1,null]}""")).Has(201, 200001);
        (await TestAsync(flow.Event.Id, "a=1", "application/x-www-form-urlencoded")).Has(201, 200001);
        (await TestAsync(flow.Event.Id, "<a/>", "application/xml")).Has(201, 200001);
        (await TestAsync(flow.Event.Id, "text", "text/plain")).Has(201, 200001);
        (await TestAsync(flow.Event.Id, "{")).Has(400, 400100);
        (await TestAsync(Talk.Unknown)).Has(404, 404001);
    }

    private static async Task SendAsync(Talk talk, Flow flow)
    {
        var (hub, anyone, kind) = (talk.Hub, talk.Anyone, flow.Event);
        Task<HubAnswer> PostAsync(string query, string key = "", string body = "{}", string type = "application/json") =>
            anyone.PostBytesAsync($"/event/send{query}", System.Text.Encoding.UTF8.GetBytes(body), type, key.Length == 0 ? [] : [("access-key", key)]);
        var named = $"?event-identifier={Uri.EscapeDataString(kind.Identifier)}";

        (await PostAsync(named, kind.AccessKey, """{"a":[1,null]}""")).Has(200, 200000);
        (await PostAsync(named, kind.AccessKey, "a=1", "application/x-www-form-urlencoded")).Has(200, 200000);
        (await PostAsync(named, kind.AccessKey, "<a/>", "application/xml")).Has(200, 200000);
        (await PostAsync(named, kind.AccessKey, "text", "text/plain")).Has(200, 200000);
        var idle = await hub.AddEventAsync();
        (await PostAsync($"?event-identifier={idle.Identifier}&access-key={idle.AccessKey}")).Has(203, 200310);
        (await PostAsync("", kind.AccessKey)).Has(400, 400201);
        (await PostAsync($"{named}&event-identifier=x", kind.AccessKey)).Has(400, 400003);
        (await PostAsync("?event-identifier=none", kind.AccessKey)).Has(400, 400024);
        (await PostAsync(named, kind.AccessKey, "{")).Has(400, 400100);
        (await PostAsync(named, "wrong")).Has(401, 401202);

        var orphan = await hub.AddEventAsync(new Producer(await hub.AddSystemAsync("producer"), kind.Producer.Client));
        (await PostAsync($"?event-identifier={orphan.Identifier}", kind.AccessKey)).Has(400, 400004);
        (await hub.Admin.PutAsync($"/auth/client/{idle.Producer.Client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await PostAsync($"?event-identifier={idle.Identifier}", idle.AccessKey)).Has(403, 403201);
    }
}
