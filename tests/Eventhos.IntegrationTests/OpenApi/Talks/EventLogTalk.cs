using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of the event log, for executions of every kind.</summary>
internal static class EventLogTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin, consumer) = (talk.Hub, talk.Admin, talk.Consumer);
        consumer.Answers("/json", Replies.Json("""{"ticket":[1,"2"]}""")).Answers("/text", Replies.Text("busy", "text/plain", 503)).Answers("/broken", Replies.Broken);
        var kind = await hub.AddEventAsync();
        var followUp = await hub.AddEventAsync();
        await hub.AddFlowAsync(followUp, new ActionSpec(consumer.Address));
        await hub.AddFlowAsync(kind, new ActionSpec($"{consumer.Address}/json") { Template = """{"a":"${.body.missing}"}""", ReplyTo = followUp.Identifier, Headers = [("x-told", "1")], Query = [("q", "1")] });
        await hub.AddFlowAsync(kind, new ActionSpec($"{consumer.Address}/text") { Method = "GET" });
        await hub.AddFlowAsync(kind, new ActionSpec($"{consumer.Address}/broken"));
        await hub.AddFlowAsync(kind, new ActionSpec(consumer.Address) { Script = "throw new Error('no');" });
        var skipped = await hub.AddFlowAsync(kind, new ActionSpec(consumer.Address));
        (await hub.Admin.PutAsync($"/contract/{skipped.ContractId}", new { active = 0 })).Has(201, 200001);
        var received = (await hub.SendAsync(kind, """{"password":"x","list":[1,{"token":2}]}""")).Has(200, 200000).EventId;
        await hub.SettledAsync(received);

        var idle = await hub.AddEventAsync();
        (await hub.SendAsync(idle, "<text/>", "application/xml")).Has(203, 200310);
        (await admin.GetAsync(
            $"/event/received?systemId={kind.Producer.SystemId}&idSearch={received}&eventIdentifierSearch=event&fromTime=2020-01-01&toTime=2100-01-01&state=error"
            + "&itemsPerPage=10&pageIndex=0&order=desc")).Has(200, 200000);
        Assert.True((await admin.GetAsync("/event/received?itemsPerPage=1000")).Has(200, 200000).Content.Number("totalItems") > 1);
        (await admin.GetAsync("/event/received?state=error&state=processed")).Has(400, 400003);
        (await admin.GetAsync("/event/received?fromTime=yesterday")).Has(400, 400120);
        (await admin.GetAsync("/event/received?before=yesterday")).Has(400, 400122);
        (await admin.GetAsync($"/event/received?order=desc&before=9999999999999-1&after=1-1&eventId={kind.Id}&contractId={skipped.ContractId}&consumerId=1")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/newest?since=2020-01-01&itemsPerPage=2&systemId={kind.Producer.SystemId}&eventId={kind.Id}&state=error&eventIdentifierSearch=e")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/newest?contractId={skipped.ContractId}&consumerId=1&idSearch={received}")).Has(200, 200000);
        (await admin.GetAsync("/event/received/newest?since=yesterday")).Has(400, 400120);

        var traffic = (await admin.GetAsync("/traffic")).Has(200, 200000).Content;
        Assert.Contains(traffic["contracts"].Items, row => !row["failing"].IsNull);
        (await admin.GetAsync("/traffic?minutes=1440")).Has(200, 200000);
        (await admin.GetAsync("/traffic?minutes=20")).Has(400, 400123);
        (await admin.GetAsync("/traffic?minutes=15&minutes=60")).Has(400, 400003);

        var content = (await admin.GetAsync($"/event/received/{received}")).Has(200, 200000).Content;
        (await admin.GetAsync($"/event/received/{received}?unmask=true")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/{Talk.Unknown}")).Has(404, 404001);
        (await admin.GetAsync($"/event/received/{received}/attempts")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/{Talk.Unknown}/attempts")).Has(404, 404001);
        (await admin.GetAsync($"/event/received/{received}/chain")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/{Talk.Unknown}/chain")).Has(404, 404001);
        Json[] executions = [.. content["executedEventContracts"].Items, .. content["skippedEventContracts"].Items];
        Assert.Equal(5, executions.Length);
        foreach (var execution in executions)
        {
            (await admin.GetAsync($"/event/received/execution-detail/{execution.Number("detailId")}")).Has(200, 200000);
            (await admin.GetAsync($"/event/received/execution-detail/{execution.Number("detailId")}/attempts")).Has(200, 200000);
        }

        var reply = (await hub.Admin.ListAsync("/event/received?order=desc")).First(row => row.Text("eventIdentifier") == followUp.Identifier).Number("id");
        Assert.False((await admin.GetAsync($"/event/received/{reply}")).Has(200, 200000).Content["receivedEvent"]["reply"].IsNull);
        (await admin.GetAsync($"/event/received/execution-detail/{executions[0].Number("detailId")}?unmask=true&attempt=1")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/execution-detail/{Talk.Unknown}")).Has(404, 404001);
        (await admin.GetAsync($"/event/received/execution-detail/{Talk.Unknown}/attempts")).Has(404, 404001);
    }
}
