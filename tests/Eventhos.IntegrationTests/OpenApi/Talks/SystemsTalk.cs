using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/system</c>.</summary>
internal static class SystemsTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var name = Wiring.Unique("told");
        var client = await hub.AddClientAsync();
        var id = (await admin.PostAsync("/system", new { systemClass = "hybrid", identifier = name, name, type = "erp", description = "", clientId = client.Id }))
            .Has(201, 20001).Content.Number("systemId");
        (await admin.PostAsync("/system", new { systemClass = "consumer", identifier = name, name, type = "erp", description = "" })).Has(201, 20001);
        (await admin.PostAsync("/system", new { systemClass = "consumer", identifier = name, name, type = "erp", description = "" })).Has(409, 409301);
        (await admin.PostAsync("/system", new { systemClass = "other", identifier = name, name, type = "erp", description = "" })).Has(400, 400304);
        (await admin.PostAsync("/system", new { systemClass = "consumer", identifier = Talk.TooLong, name, type = "erp", description = "" })).Has(400, 400110);
        (await admin.PostAsync("/system", new { systemClass = "hybrid", identifier = "x", name, type = "erp", description = "", clientId = Talk.Unknown })).Has(404, 400301);
        (await admin.PostAsync("/system", new { systemClass = "hybrid", identifier = "x", name, type = "erp", description = "", clientId = client.Id })).Has(409, 409302);

        (await admin.GetAsync("/system?systemClass=hybrid&wordSearch=told&itemsPerPage=1&pageIndex=0&order=desc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync("/system?clientId=1")).Has(200, 200000);
        (await admin.GetAsync("/system?systemClass=hybrid&systemClass=consumer")).Has(400, 400003);
        (await admin.GetAsync($"/system/{id}")).Has(200, 200000);
        (await admin.GetAsync($"/system/{Talk.Unknown}")).Has(404, 404001);

        var kind = await hub.AddEventAsync();
        var consumer = await hub.AddSystemAsync();
        await hub.Admin.PostAsync("/action", new ActionSpec("http://localhost/").ToBody(consumer));
        (await admin.GetAsync($"/system/{kind.Producer.SystemId}/events")).Has(200, 200000);
        (await admin.GetAsync($"/system/{Talk.Unknown}/events")).Has(404, 404001);
        (await admin.GetAsync($"/system/{consumer}/actions")).Has(200, 200000);
        (await admin.GetAsync($"/system/{Talk.Unknown}/actions")).Has(404, 404001);

        (await admin.PutAsync($"/system/{id}", new { name = "New", type = "crm", description = "x", systemClass = "hybrid", clientId = client.Id })).Has(201, 200001);
        (await admin.PutAsync($"/system/{id}", new { })).Has(201, 200001);
        (await admin.PutAsync($"/system/{id}", new { systemClass = "other" })).Has(400, 400304);
        (await admin.PutAsync($"/system/{Talk.Unknown}", new { name = "x" })).Has(404, 404001);
        (await admin.PutAsync($"/system/{id}", new { clientId = Talk.Unknown })).Has(404, 400301);
        (await admin.PutAsync($"/system/{id}", new { clientId = kind.Producer.Client.Id })).Has(409, 409302);

        await Changes.RefuseAsync(talk, $"/system/{id}");
        (await admin.DeleteAsync($"/system/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/system/{id}")).Has(404, 404001);
        (await admin.DeleteAsync($"/system/{kind.Producer.SystemId}")).Has(400, 400302);
        (await admin.DeleteAsync($"/system/{consumer}")).Has(400, 400303);
    }
}
