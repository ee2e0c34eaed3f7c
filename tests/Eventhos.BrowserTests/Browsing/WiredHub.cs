using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.BrowserTests.Browsing;

/// <summary>Wiring of any size with names that tell it apart, through the API.</summary>
internal static class WiredHub
{
    /// <summary>So many contracts between systems with four events or actions each; the ids of the contracts.</summary>
    public static async Task<IReadOnlyList<long>> WireAsync(this RunningHub hub, int contracts)
    {
        var events = new List<long>();
        var actions = new List<long>();
        for (var i = 0; i < Math.Max(2, contracts / 20); i++)
        {
            var producer = await hub.CreateAsync("/system", new { systemClass = "producer", identifier = $"p{i}", name = $"Source {i}", type = "erp", description = "" }, "systemId");
            var consumer = await hub.CreateAsync("/system", new { systemClass = "consumer", identifier = $"c{i}", name = $"Target {i}", type = "erp", description = "" }, "systemId");
            for (var j = 0; j < 4; j++)
            {
                events.Add(await hub.CreateAsync("/event", new { system_id = producer, identifier = $"e{i}.{j}", name = $"Thing {i}.{j} changed", operation = "update", description = "" }, "eventId"));
                actions.Add(await hub.CreateAsync(
                    "/action", new { system_id = consumer, identifier = $"a{i}.{j}", name = $"Store {i}.{j}", operation = "new", description = "", url = "http://127.0.0.1:9/", method = "POST" }, "actionId"));
            }
        }

        var ids = new List<long>();
        for (var i = 0; i < contracts; i++)
        {
            var body = new { eventId = events[i % events.Count], actionId = actions[i * 7 % actions.Count], name = $"Wire number {i}", identifier = "wire", order = 0, mailRecipientsOnError = "" };
            ids.Add(await hub.CreateAsync("/contract", body, "contractId"));
        }

        return ids;
    }

    private static async Task<long> CreateAsync(this RunningHub hub, string address, object body, string id)
    {
        var answer = await hub.Admin.PostAsync(address, body);
        Assert.Equal(201, answer.Status);
        return answer.Content.Number(id);
    }
}
