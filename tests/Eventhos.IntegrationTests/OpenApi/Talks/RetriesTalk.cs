using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of retries and aborts.</summary>
internal static class RetriesTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        talk.Consumer.Answers("/refuses", Replies.Status(400));
        var flow = await hub.AddFlowAsync(new ActionSpec($"{talk.Consumer.Address}/refuses"));
        await OneAsync(talk, flow);
        await ManyAsync(talk, flow);

        // Last: what is left of an event that was deleted.
        var (received, execution) = await FailAsync(hub, flow);
        (await hub.Admin.DeleteAsync($"/contract/{flow.ContractId}")).Has(201, 200001);
        (await hub.Admin.DeleteAsync($"/event/{flow.Event.Id}")).Has(201, 200001);
        (await admin.PostAsync($"/event/send/contract?contract-id={flow.ContractId}", new { contractDetailId = execution, receivedEventId = received })).Has(400, 400024);
    }

    private static async Task OneAsync(Talk talk, Flow flow)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var (received, execution) = await FailAsync(hub, flow);
        var retry = $"/event/send/contract?contract-id={flow.ContractId}";
        object body = new { contractDetailId = execution, receivedEventId = received };
        await KeysAsync(hub, talk.Anyone, $"{retry}&", flow, body);
        (await admin.PostAsync(retry, new { })).Has(400, 400203);
        (await admin.PostAsync($"{retry}&event-identifier=other", body)).Has(400, 400204);
        (await admin.PostAsync($"{retry}&event-identifier={flow.Event.Identifier}", body)).Has(200, 200000);
        (await admin.PostAsync(retry, body)).Has(400, 400206);

        var abort = "/event/retry/aborted";
        body = new { contractDetailId = (await FailAsync(hub, flow)).Execution };
        await KeysAsync(hub, talk.Anyone, $"{abort}?", flow, body);
        (await admin.PostAsync(abort, new { })).Has(400, 400203);
        (await admin.PostAsync($"{abort}?event-identifier=other", body)).Has(400, 400204);
        (await admin.PostAsync($"{abort}?event-identifier={flow.Event.Identifier}", body)).Has(200, 200000);
        (await admin.PostAsync(abort, body)).Has(400, 400203);
    }

    private static async Task KeysAsync(RunningHub hub, HubApi anyone, string path, Flow flow, object body)
    {
        var named = $"{path}event-identifier=";
        (await anyone.PostAsync($"{path}access-key={flow.Event.AccessKey}", body)).Has(400, 400201);
        (await anyone.PostAsync($"{named}{flow.Event.Identifier}&access-key=wrong", body)).Has(401, 401202);
        (await anyone.PostAsync($"{named}none&access-key={flow.Event.AccessKey}", body)).Has(400, 400024);
        var orphan = await hub.AddEventAsync(new Producer(await hub.AddSystemAsync("producer"), flow.Event.Producer.Client));
        (await anyone.PostAsync($"{named}{orphan.Identifier}&access-key={flow.Event.AccessKey}", body)).Has(400, 400004);
        var revoked = await hub.AddEventAsync();
        (await hub.Admin.PutAsync($"/auth/client/{revoked.Producer.Client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await anyone.PostAsync($"{named}{revoked.Identifier}&access-key={revoked.AccessKey}", body)).Has(403, 403201);
    }

    private static async Task ManyAsync(Talk talk, Flow flow)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        object narrow = new { systemId = flow.Event.Producer.SystemId, consumerId = 1, eventIdentifierSearch = "e" };
        (await admin.PostAsync("/event/received/retry", new { filter = narrow, onlyCount = true })).Has(200, 200000);
        var (received, execution) = await FailAsync(hub, flow);
        object filter = new { eventId = flow.Event.Id, eventIdentifier = flow.Event.Identifier, contractId = flow.ContractId, state = "error", from = "2020-01-01", to = "2100-01-01" };
        var first = (await admin.PostAsync("/event/received/retry", new { filter, perSecond = 1 })).Has(201, 200001).Content.Number("retryId");
        (await admin.GetAsync($"/event/received/retry/{first}")).Has(200, 200000);
        await EndAsync(talk, first);
        (await admin.PostAsync($"/event/received/retry/{first}/cancel", new { })).Has(409, 409202);
        (await admin.GetAsync("/event/received/retry?itemsPerPage=10&pageIndex=0&order=asc")).Has(200, 200000);
        (await admin.GetAsync($"/event/received/retry/{Talk.Unknown}")).Has(404, 404001);
        (await admin.PostAsync($"/event/received/retry/{Talk.Unknown}/cancel", new { })).Has(404, 404001);

        await EndAsync(talk, (await admin.PostAsync("/event/received/retry", new { ids = new[] { execution } })).Has(201, 200001).Content.Number("retryId"));
        await EndAsync(talk, (await admin.PostAsync("/event/received/retry", new { receivedEventIds = new[] { received } })).Has(201, 200001).Content.Number("retryId"));
        (await admin.PostAsync("/event/received/retry", new { filter = new { }, perSecond = 0 })).Has(400, 400121);
        (await admin.PostAsync("/event/received/retry", new { filter = new { from = "yesterday" } })).Has(400, 400120);
        (await admin.PostAsync("/event/received/retry", new { filter = new { eventIdentifier = "none" } })).Has(400, 400024);
        (await admin.PostAsync("/event/received/retry", new { filter = new { eventId = Talk.Unknown } })).Has(404, 404001);
        await TooManyAsync(talk, flow);
    }

    private static async Task TooManyAsync(Talk talk, Flow flow)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var failed = new List<long>();
        for (var i = 0; i < 15; i++)
        {
            failed.Add((await FailAsync(hub, flow)).Execution);
        }

        // One a second: none of them ends while the others start.
        var runs = new List<long>();
        HubAnswer answer;
        while ((answer = await admin.PostAsync("/event/received/retry", new { ids = failed, perSecond = 1 })).Status == 201 && runs.Count < 10)
        {
            runs.Add(answer.Content.Number("retryId"));
        }

        answer.Has(409, 409201);
        foreach (var run in runs)
        {
            (await admin.PostAsync($"/event/received/retry/{run}/cancel", new { })).Has(201, 200001);
        }
    }

    private static Task EndAsync(Talk talk, long run) => Eventually.TrueAsync(
        async () => (await talk.Hub.Admin.GetAsync($"/event/received/retry/{run}")).Content.Text("state") != "running", () => "the retry ends");

    private static async Task<(long Received, long Execution)> FailAsync(RunningHub hub, Flow flow)
    {
        var received = await flow.SendAsync();
        return (received, (await hub.SettledAsync(received))["executedEventContracts"][0].Number("detailId"));
    }
}
