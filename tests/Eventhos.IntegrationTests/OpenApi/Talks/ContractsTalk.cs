using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/contract</c>.</summary>
internal static class ContractsTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var kind = await hub.AddEventAsync();
        var action = await hub.AddActionAsync(new ActionSpec("http://localhost/"));
        object Body(long? eventId = null, long? actionId = null, string identifier = "told") =>
            new { eventId = eventId ?? kind.Id, actionId = actionId ?? action, name = "Told", identifier, order = 0 };

        var id = (await admin.PostAsync("/contract", Body())).Has(201, 200001).Content.Number("contractId");
        (await admin.PostAsync("/contract", new { eventId = kind.Id, actionId = action, name = "Told", identifier = "told", order = 1, mailRecipientsOnError = "ops@example.com", active = 0 })).Has(201, 200001);
        (await admin.PostAsync("/contract", Body(identifier: Talk.TooLong))).Has(400, 400110);
        (await admin.PostAsync("/contract", Body(eventId: Talk.Unknown))).Has(404, 404001);

        (await admin.GetAsync("/contract?wordSearch=told&itemsPerPage=1&pageIndex=0&order=asc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync($"/contract?producerId={kind.Producer.SystemId}&eventId={kind.Id}&consumerId=1&actionId={action}&active=1")).Has(200, 200000);
        (await admin.GetAsync($"/contract/{id}")).Has(200, 200000);
        (await admin.GetAsync($"/contract/{Talk.Unknown}")).Has(404, 404001);
        (await admin.GetAsync($"/contract/event/{kind.Id}")).Has(200, 200000);
        (await admin.GetAsync($"/contract/event/{Talk.Unknown}")).Has(404, 404001);
        (await admin.GetAsync($"/contract/event/{kind.Id}/action/{action}")).Has(200, 200000);
        (await admin.GetAsync($"/contract/event/{Talk.Unknown}/action/{action}")).Has(404, 404001);

        (await admin.PutAsync("/contract/order", new { orders = new[] { new { contractId = id, order = 3 } } })).Has(201, 200001);
        await Changes.RefuseOrderAsync(talk, id);
        (await admin.PutAsync("/contract/order", new { orders = new[] { new { contractId = Talk.Unknown, order = 3 } } })).Has(404, 404001);
        (await admin.PutAsync($"/contract/{id}", new { name = "New", active = 0, order = 2, mailRecipientsOnError = "" })).Has(201, 200001);
        (await admin.PutAsync($"/contract/{id}", new { })).Has(201, 200001);
        (await admin.PutAsync($"/contract/{Talk.Unknown}", new { name = "New" })).Has(404, 404001);
        await Changes.RefuseAsync(talk, $"/contract/{id}");
        (await admin.DeleteAsync($"/contract/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/contract/{id}")).Has(404, 404001);
    }
}
