using System.Text.Json.Nodes;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Hub;

/// <summary>Wires producer, event, action, contracts and consumer through the API, as an administrator would.</summary>
internal sealed class HubSetup(HubApi api, CancellationToken cancellation)
{
    private const string All = "itemsPerPage=100&pageIndex=0";

    public async Task<HubRoute> CreateAsync(Uri consumer, int contracts, bool grouped, bool longLived)
    {
        var client = await api.PostAsync(
            longLived ? "/auth/client?longLive=true" : "/auth/client",
            new { identifier = "bench-producer", name = "Bench producer", description = "", roles = Array.Empty<object>() },
            cancellation);
        var clientId = HubApi.Text(client, "clientId");

        var producer = await CreateSystemAsync("producer", await ClientRowAsync(clientId));
        var eventId = await CreateEventAsync(producer);
        var actionId = await CreateActionAsync(await CreateSystemAsync("consumer", client: null), consumer);
        await CreateContractsAsync(eventId, actionId, contracts, grouped);

        var route = new HubRoute(
            await EventIdentifierAsync(producer, eventId),
            longLived ? HubApi.Text(client, "access_token") : await TokenAsync(clientId, HubApi.Text(client, "clientSecret")));
        await TryOutAsync(route, contracts);
        return route;
    }

    private async Task<long> ClientRowAsync(string clientId)
    {
        var items = (await api.GetAsync($"/auth/client?{All}", cancellation))["items"] as JsonArray ?? [];
        var row = items.FirstOrDefault(item => (string?)item?["identifier"] == clientId || (string?)item?["client_id"] == clientId);
        return row is null ? throw new BenchmarkException($"GET /auth/client does not list {clientId}.") : HubApi.Number(row, "id");
    }

    private async Task<long> CreateSystemAsync(string systemClass, long? client)
    {
        var body = new JsonObject
        {
            ["systemClass"] = systemClass,
            ["identifier"] = $"bench-{systemClass}",
            ["name"] = $"Bench {systemClass}",
            ["type"] = "microservice",
            ["description"] = "",
        };
        if (client is { } id)
        {
            body["clientId"] = id;
        }

        return HubApi.Number(await api.PostAsync("/system", body, cancellation), "systemId");
    }

    private async Task<long> CreateEventAsync(long system)
    {
        var body = new { system_id = system, identifier = "bench-event", name = "Bench event", operation = "new", description = "" };
        return HubApi.Number(await api.PostAsync("/event", body, cancellation), "eventId");
    }

    private async Task<string> EventIdentifierAsync(long system, long eventId)
    {
        var items = (await api.GetAsync($"/event?systemId={system}&{All}", cancellation))["items"] as JsonArray ?? [];
        var row = items.FirstOrDefault(item => (long?)item?["id"] == eventId);
        return row is null ? throw new BenchmarkException($"GET /event does not list {eventId}.") : HubApi.Text(row, "identifier");
    }

    private async Task<long> CreateActionAsync(long system, Uri consumer)
    {
        var body = new
        {
            system_id = system,
            identifier = "bench-action",
            name = "Bench action",
            operation = "new",
            description = "",
            url = consumer,
            method = "POST",
            headers = new[] { new { key = "Content-Type", value = "application/json" } },
            queryUrlParams = Array.Empty<object>(),
            rawBody = new { seq = "${.body.seq}", id = "${.body.id}", sent = "${.body.sent}" },
            securityType = 0,
        };
        return HubApi.Number(await api.PostAsync("/action", body, cancellation), "actionId");
    }

    private async Task CreateContractsAsync(long eventId, long actionId, int contracts, bool grouped)
    {
        for (var i = 0; i < contracts; i++)
        {
            var body = new
            {
                eventId,
                actionId,
                name = $"Bench contract {i}",
                identifier = $"bench-contract-{i}",
                order = grouped ? i : 0,
                mailRecipientsOnError = "",
            };
            await api.PostAsync("/contract", body, cancellation);
        }
    }

    private async Task<string> TokenAsync(string clientId, string secret)
    {
        var body = new { grant_type = "client_credentials", client_id = clientId, client_secret = secret };
        return HubApi.Text(await api.PostAsync("/auth/token", body, cancellation), "jwt_token");
    }

    /// <summary>The hub must take the event, with its contracts if it has any, before load is worth anything.</summary>
    private async Task TryOutAsync(HubRoute route, int contracts)
    {
        var status = await api.SendEventAsync(
            route.EventIdentifier, route.Token, new { id = "evt-0", seq = 0, sent = 0 }, cancellation);
        var expected = contracts > 0 ? StatusCodes.Status200OK : StatusCodes.Status203NonAuthoritative;
        if (status != expected)
        {
            throw new BenchmarkException($"The hub answered the first event with {status} instead of {expected}.");
        }
    }
}
