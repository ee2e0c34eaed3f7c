using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.OpenApi.Talks;

/// <summary>Every answer of <c>/action</c>.</summary>
internal static class ActionsTalk
{
    private static readonly object[] Pairs = [new { key = "x-told", value = "1" }];

    public static async Task HoldAsync(Talk talk)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        var system = await hub.AddSystemAsync();
        object Least(string identifier = "told", long? id = null, string url = "http://localhost/", int? securityType = null) =>
            new { system_id = id ?? system, identifier, name = "Told", operation = "new", description = "", url, method = "POST", securityType };

        (await admin.PostAsync("/action", Full(system, "body"))).Has(201, 200001);
        (await admin.PostAsync("/action", Full(system, "rawBody"))).Has(201, 200001);
        var id = (await admin.PostAsync("/action", new { system_id = system, identifier = "told", name = "Told", operation = "new", description = "", url = "http://localhost/", method = "POST" }))
            .Has(201, 200001).Content.Number("actionId");
        (await admin.PostAsync("/action", Least(Talk.TooLong))).Has(400, 400110);
        (await admin.PostAsync("/action", Least(id: Talk.Unknown))).Has(404, 404001);
        (await admin.PostAsync("/action", Least(url: "nowhere"))).Has(400, 400010);
        (await admin.PostAsync("/action", Least(securityType: 2))).Has(400, 400011);

        (await admin.GetAsync($"/action?wordSearch=told&systemId={system}&itemsPerPage=1&pageIndex=0&order=asc&activeSort=name")).Has(200, 200000);
        (await admin.GetAsync($"/action/{id}")).Has(200, 200000);
        (await admin.GetAsync($"/action/{Talk.Unknown}")).Has(404, 400002);

        (await admin.PutAsync($"/action/{id}", Full(system: null, "body"))).Has(201, 200001);
        (await admin.PutAsync($"/action/{id}", Full(system: null, "rawBody"))).Has(201, 200001);
        (await admin.GetAsync($"/action/{id}")).Has(200, 200000);
        (await admin.As((await hub.LimitedToAsync("action:select")).Bearer).GetAsync($"/action/{id}")).Has(200, 200000);
        (await admin.PutAsync($"/action/{id}", new { })).Has(201, 200001);
        (await admin.PutAsync($"/action/{id}", new { url = "nowhere" })).Has(400, 400010);
        (await admin.PutAsync($"/action/{id}", new { securityType = 2 })).Has(400, 400011);
        (await admin.PutAsync($"/action/{Talk.Unknown}", new { })).Has(404, 400002);

        await Changes.RefuseAsync(talk, $"/action/{id}");
        await TryAsync(talk, id);
        (await admin.DeleteAsync($"/action/{id}")).Has(201, 200001);
        (await admin.DeleteAsync($"/action/{id}")).Has(404, 400002);
        (await admin.DeleteAsync($"/action/{(await hub.AddFlowAsync(new ActionSpec("http://localhost/"))).ActionId}")).Has(404, 400003);
    }

    /// <summary>Before it is saved.</summary>
    private static async Task TryAsync(Talk talk, long id)
    {
        var (hub, admin) = (talk.Hub, talk.Admin);
        await using var consumer = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        var received = (await hub.SendAsync(kind, """{"a":1,"password":"hush"}""")).EventId;
        var sample = new { body = new { a = 1 }, headers = Pairs, query = Pairs };
        foreach (var path in new[] { "/action/preview", "/action/test" })
        {
            foreach (var bodyField in new[] { "body", "rawBody" })
            {
                var full = Full(system: null, bodyField);
                foreach (var other in new[] { "name", "operation", "description", "reply_to" })
                {
                    full.Remove(other);
                }

                (await admin.PostAsync(path, new Dictionary<string, object>(full, StringComparer.Ordinal) { ["actionId"] = id, ["sample"] = sample, ["unmask"] = false })).Has(200, 200000);
            }

            (await admin.PostAsync(path, new { actionId = id })).Has(200, 200000);
            (await admin.PostAsync(path, new { url = consumer.Url(), method = "POST", receivedEventId = received })).Has(200, 200000);
            (await admin.PostAsync(path, new { url = consumer.Url(), method = "POST", rawBody = "{", unmask = true })).Has(200, 200000);
            (await admin.PostAsync(path, new { url = consumer.Url(), method = "POST", securityType = 1, securityUrl = "nowhere", clientId = "a", clientSecret = "b" })).Has(400, 400010);
            (await admin.PostAsync(path, new { url = consumer.Url(), method = "POST", securityType = 2 })).Has(400, 400011);
            (await admin.PostAsync(path, new { actionId = id })).Has(200, 200000);
            (await admin.PostAsync(path, new { actionId = Talk.Unknown })).Has(404, 400002);
            (await admin.PostAsync(path, new { url = consumer.Url(), method = "POST", receivedEventId = Talk.Unknown })).Has(404, 404001);
        }
    }

    /// <summary>All fields, but one of the two that say what the body is.</summary>
    private static Dictionary<string, object> Full(long? system, string bodyField)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = "Told",
            ["operation"] = "new",
            ["description"] = "x",
            ["url"] = "http://localhost/",
            ["method"] = "POST",
            ["headers"] = Pairs,
            ["queryUrlParams"] = Pairs,
            [bodyField] = bodyField == "body" ? Pairs : new { a = "${.body.a}", b = new[] { 1 } },
            ["rawFunctionBody"] = "return 1;",
            ["reply_to"] = "told",
            ["securityType"] = 1,
            ["securityUrl"] = "http://localhost/token",
            ["clientId"] = "me",
            ["clientSecret"] = "secret",
        };
        if (system is { } id)
        {
            body["system_id"] = id;
            body["identifier"] = "told";
        }

        return body;
    }
}
