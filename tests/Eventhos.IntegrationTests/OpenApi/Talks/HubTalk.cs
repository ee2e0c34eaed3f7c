using System.Text;
using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>What is about no resource: health, the document itself, the audit log, mails, the nodes, and the refusals that all calls share.</summary>
internal static class HubTalk
{
    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin, anyone) = (talk.Hub, talk.Admin, talk.Anyone);
        Assert.Equal(200, (await anyone.GetAsync("/")).Status);
        Assert.Equal(200, (await anyone.GetAsync("/openapi/v1.json")).Status);
        (await admin.GetAsync("/audit?itemsPerPage=1000&pageIndex=0&order=asc")).Has(200, 200000);
        (await admin.GetAsync("/audit?actor=admin&actorId=1&action=system.create&target=system&targetId=1&from=2020-01-01&to=2100-01-01")).Has(200, 200000);
        (await admin.GetAsync("/audit?actor=a&actor=b")).Has(400, 400003);
        (await admin.GetAsync("/audit?from=yesterday")).Has(400, 400120);

        (await admin.GetAsync("/mail?state=no_recipient&contractId=1&itemsPerPage=10&pageIndex=0&order=desc&activeSort=id")).Has(200, 200000);
        Assert.NotEmpty((await admin.GetAsync("/mail?itemsPerPage=1000")).Has(200, 200000).Content["items"].Items);
        (await admin.GetAsync("/mail?state=lost")).Has(400, 400122);

        (await admin.GetAsync("/cluster")).Has(200, 200000);
        (await admin.GetAsync("/cluster/node")).Has(200, 200000);

        (await anyone.GetAsync("/system")).Has(403, 403002);
        (await admin.As("wrong").GetAsync("/system")).Has(401, 400001);
        (await admin.As((await hub.LimitedToAsync()).Bearer).GetAsync("/system")).Has(401, 401002);
        (await admin.PostTextAsync("/system", "[]")).Has(400, 400005);
        (await admin.PostTextAsync("/system", "{")).Has(400, 400100);
        (await admin.PutAsync("/contract/order", new { orders = "none" })).Has(400, 400002);
        (await admin.PostAsync("/system", new { systemClass = "hybrid", identifier = new string('x', 200_000) })).Has(413, 413000);
        var encoded = new HttpRequestMessage(HttpMethod.Post, "/system") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        encoded.Content.Headers.ContentEncoding.Add("rot13");
        (await admin.SendAsync(encoded)).Has(415, 415000);
    }
}
