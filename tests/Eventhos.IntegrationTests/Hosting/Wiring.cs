namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What an administrator sets up, through the API. Names are unique, so that tests share a hub.</summary>
public static class Wiring
{
    private static int _last;

    /// <summary>A name that no other test has.</summary>
    public static string Unique(string name) => $"{name}-{Interlocked.Increment(ref _last)}";

    public static async Task<ClientAccount> AddClientAsync(this RunningHub hub, bool longLive = true, params long[] roles)
    {
        var created = (await hub.Admin.PostAsync(
            longLive ? "/auth/client?longLive=true" : "/auth/client",
            new { identifier = Unique("client"), name = "Client", description = "", roles = roles.Select(id => new { id }) })).Has(201, 200001).Content;
        var identifier = created.Text("clientId");

        // Newest first.
        var row = (await hub.Admin.GetAsync("/auth/client")).Content["items"].Items.Single(item => item.Text("identifier") == identifier);
        var token = created["access_token"];
        return new ClientAccount(
            row.Number("id"), row.Number("subjectId"), identifier, created.Text("clientSecret"), token.IsNull ? null : token.AsText());
    }

    public static async Task<long> AddSystemAsync(this RunningHub hub, string systemClass = "consumer", long? clientId = null)
    {
        var body = new { systemClass, identifier = Unique(systemClass), name = "System", type = "erp", description = "", clientId };
        return (await hub.Admin.PostAsync("/system", body)).Has(201, 20001).Content.Number("systemId");
    }

    /// <summary>A system that may send events.</summary>
    public static async Task<Producer> AddProducerAsync(this RunningHub hub, bool longLive = true)
    {
        var client = await hub.AddClientAsync(longLive);
        return new Producer(await hub.AddSystemAsync("producer", client.Id), client);
    }

    public static async Task<EventKind> AddEventAsync(this RunningHub hub, Producer? producer = null)
    {
        producer ??= await hub.AddProducerAsync();
        var body = new { system_id = producer.SystemId, identifier = Unique("event"), name = "Event", operation = "new", description = "" };
        var id = (await hub.Admin.PostAsync("/event", body)).Has(201, 200001).Content.Number("eventId");
        var row = (await hub.Admin.ListAsync($"/event?systemId={producer.SystemId}")).Single(item => item.Number("id") == id);
        return new EventKind(id, row.Text("identifier"), producer.Client.Token ?? "", producer);
    }

    public static async Task<long> AddActionAsync(this RunningHub hub, ActionSpec action)
    {
        var system = await hub.AddSystemAsync();
        return (await hub.Admin.PostAsync("/action", action.ToBody(system))).Has(201, 200001).Content.Number("actionId");
    }

    public static async Task<long> AddContractAsync(this RunningHub hub, EventKind kind, long actionId, int order = 0)
    {
        var body = new { eventId = kind.Id, actionId, name = "Contract", identifier = "contract", order, mailRecipientsOnError = "" };
        return (await hub.Admin.PostAsync("/contract", body)).Has(201, 200001).Content.Number("contractId");
    }

    /// <summary>An event that sets off one action.</summary>
    public static async Task<Flow> AddFlowAsync(this RunningHub hub, ActionSpec action)
    {
        var kind = await hub.AddEventAsync();
        return await hub.AddFlowAsync(kind, action);
    }

    /// <summary>One more action that an event sets off.</summary>
    public static async Task<Flow> AddFlowAsync(this RunningHub hub, EventKind kind, ActionSpec action, int order = 0)
    {
        var actionId = await hub.AddActionAsync(action);
        return new Flow(hub, kind, actionId, await hub.AddContractAsync(kind, actionId, order));
    }
}
