using System.Text.Json.Nodes;
using Eventhos.Server.Commands.Demo.Consumers;
using Eventhos.Server.Commands.Demo.Scenario;

namespace Eventhos.Server.Commands.Demo.Hub;

/// <summary>Registers the scenario: clients, systems, events, actions, contracts.</summary>
internal sealed class Registrar
{
    private readonly HubApi _api;
    private readonly ConsumerSet _consumers;
    private readonly string _run;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _systems = new(StringComparer.Ordinal);

    /// <summary>Through <paramref name="api"/>; <paramref name="run"/> keeps the identifiers of one run from another's.</summary>
    public Registrar(HubApi api, ConsumerSet consumers, string run, CancellationToken cancellation)
    {
        _api = api;
        _consumers = consumers;
        _run = run;
        _cancellation = cancellation;
    }

    /// <summary>Registers everything.</summary>
    public async Task<Registration> RegisterAsync()
    {
        foreach (var system in DemoScenario.Systems)
        {
            var client = system.Emits ? await AddClientAsync(system) : (long?)null;
            _systems[system.Name] = await AddSystemAsync(system, client);
        }

        var events = new Dictionary<DemoEvent, (long Id, string Identifier)>();
        foreach (var type in DemoScenario.Events)
        {
            events[type] = await AddEventAsync(type);
        }

        var actions = new Dictionary<DemoAction, long>();
        foreach (var action in DemoScenario.Actions)
        {
            actions[action] = await AddActionAsync(action, action.ReplyTo is { } name ? events[DemoScenario.Event(name)].Identifier : null);
        }

        var contracts = new Dictionary<long, DemoContract>();
        foreach (var contract in DemoScenario.Contracts)
        {
            contracts[await AddContractAsync(contract, events[contract.Event].Id, actions[contract.Action])] = contract;
        }

        return new Registration(_tokens, events.ToDictionary(type => type.Key, type => type.Value.Identifier), contracts);
    }

    private async Task<long> AddClientAsync(DemoSystem system)
    {
        var body = new { identifier = $"demo-{system.Slug}-{_run}", name = system.Name, description = $"eventhos demo, run {_run}", roles = Array.Empty<object>() };
        var client = await _api.PostAsync(system.HasLongLivedToken ? "/auth/client?longLive=true" : "/auth/client", body, _cancellation);
        var clientId = client.Text("clientId");
        _tokens[system.Name] = system.HasLongLivedToken ? client.Text("access_token") : await TokenAsync(clientId, client.Text("clientSecret"));

        var row = (await _api.ListAsync("/auth/client", _cancellation)).FirstOrDefault(item => (string?)item["identifier"] == clientId);
        return row?.Number("id") ?? throw new DemoException($"The hub does not list the client {clientId}.");
    }

    private async Task<string> TokenAsync(string clientId, string secret)
    {
        var body = new { grant_type = "client_credentials", client_id = clientId, client_secret = secret };
        return (await _api.PostAsync("/auth/token", body, _cancellation)).Text("jwt_token");
    }

    private async Task<long> AddSystemAsync(DemoSystem system, long? clientId)
    {
        var body = new JsonObject
        {
            ["systemClass"] = system.Class,
            ["identifier"] = $"demo-{system.Slug}-{_run}",
            ["name"] = system.Name,
            ["type"] = system.Type,
            ["description"] = $"eventhos demo, run {_run}: {system.Says}",
        };
        if (clientId is not null)
        {
            body["clientId"] = clientId;
        }

        return (await _api.PostAsync("/system", body, _cancellation)).Number("systemId");
    }

    private async Task<(long Id, string Identifier)> AddEventAsync(DemoEvent type)
    {
        var systemId = _systems[type.System];
        var body = new { system_id = systemId, identifier = type.Name, name = type.Name, operation = "new", description = $"{type.System} emits {type.Name}" };
        var id = (await _api.PostAsync("/event", body, _cancellation)).Number("eventId");
        var row = (await _api.ListAsync($"/event?systemId={systemId}", _cancellation)).FirstOrDefault(item => (long?)item["id"] == id);
        return (id, row?.Text("identifier") ?? throw new DemoException($"The hub does not list the event {type.Name}."));
    }

    private async Task<long> AddActionAsync(DemoAction action, string? replyTo)
    {
        var body = new JsonObject
        {
            ["system_id"] = _systems[action.System],
            ["identifier"] = action.Does.Replace(' ', '-'),
            ["name"] = action.Does,
            ["operation"] = "new",
            ["description"] = action.Kind,
            ["url"] = _consumers.UrlOf(action).AbsoluteUri,
            ["method"] = "POST",
            ["headers"] = new JsonArray([.. action.Headers.Select(header => new JsonObject { ["key"] = header.Name, ["value"] = header.Value })]),
            ["rawBody"] = action.Template is null ? new JsonObject() : JsonNode.Parse(action.Template),
            ["rawFunctionBody"] = action.Script ?? "",
            ["reply_to"] = replyTo ?? "",
            ["securityType"] = action.NeedsToken ? 1 : 0,
        };
        if (action.NeedsToken)
        {
            body["securityUrl"] = _consumers.TokenUrl.AbsoluteUri;
            body["clientId"] = _consumers.Tokens.ClientId;
            body["clientSecret"] = _consumers.Tokens.ClientSecret;
        }

        return (await _api.PostAsync("/action", body, _cancellation)).Number("actionId");
    }

    private async Task<long> AddContractAsync(DemoContract contract, long eventId, long actionId)
    {
        var body = new
        {
            eventId,
            actionId,
            name = contract.Title,
            identifier = $"{contract.Event.Name}-{contract.Action.Does.Replace(' ', '-')}",
            order = contract.Order,
            mailRecipientsOnError = "",
        };
        return (await _api.PostAsync("/contract", body, _cancellation)).Number("contractId");
    }
}
