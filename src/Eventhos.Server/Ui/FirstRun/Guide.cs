using Eventhos.Server.Api;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Calls;
using Eventhos.Server.Ui.Texts;

namespace Eventhos.Server.Ui.FirstRun;

/// <summary>How far a hub is on the way to a first event that is carried out, as its rows tell.</summary>
internal sealed class Guide
{
    private readonly PageCalls _calls;
    private readonly PageTexts _texts;
    private readonly Principal _rights;
    private readonly CancellationToken _gone;

    public Guide(PageCalls calls, PageTexts texts, Principal rights, CancellationToken gone)
    {
        _calls = calls;
        _texts = texts;
        _rights = rights;
        _gone = gone;
    }

    /// <summary>The steps, in their order.</summary>
    public async Task<IReadOnlyList<GuideStep>> StepsAsync()
    {
        var systems = (await ReadAsync<SystemRow>("system:select", "/system")).ToList();
        var contract = (await ReadAsync<ContractRow>("contract:select", "/contract")).FirstOrDefault();
        var events = (await ReadAsync<EventRow>("event:select", "/event")).ToList();
        var actions = (await ReadAsync<ActionRow>("action:select", "/action")).ToList();
        var kind = events.FirstOrDefault(row => row.Id == contract?.EventId) ?? events.Find(_ => true);
        var action = actions.FirstOrDefault(row => row.Id == contract?.ActionId) ?? actions.Find(_ => true);
        var producer = systems.FirstOrDefault(row => row.Id == kind?.SystemId)
            ?? systems.Where(row => row.Class != "consumer").OrderBy(row => row.ClientId is null).FirstOrDefault();
        var consumer = systems.FirstOrDefault(row => row.Id == action?.SystemId) ?? systems.FirstOrDefault(row => row.Class != "producer");
        var received = (await ReadAsync<ReceivedEventRow>("event:select", "/event/received?order=desc")).FirstOrDefault();
        return
        [
            new("producer", producer is { ClientId: not null }, producer is null ? May("system:create", "/systems/new?class=producer&example=producer") : $"/systems/{producer.Id}", producer?.Name),
            new("event", kind is not null, kind is not null ? $"/events/{kind.Id}" : producer is null ? null : May("event:create", $"/events/new?system={producer.Id}&operation=create&name={Uri.EscapeDataString(_texts["guide.exampleEvent"])}"), kind?.Name),
            new("consumer", consumer is not null, consumer is not null ? $"/systems/{consumer.Id}" : May("system:create", "/systems/new?class=consumer&example=consumer"), consumer?.Name),
            new("action", action is not null, action is not null ? $"/actions/{action.Id}" : consumer is null ? null : May("action:create", $"/actions/new?system={consumer.Id}&name={Uri.EscapeDataString(_texts["guide.exampleAction"])}"), action?.Name),
            new("contract", contract is not null, contract is not null ? $"/contracts/{contract.Id}" : kind is null || action is null ? null : May("contract:create", $"/contracts/new?event={kind.Id}&action={action.Id}"), contract?.Name),
            new("send", received is not null, kind is null ? null : May("event:update", $"/events/{kind.Id}")),
            new("watch", received is not null, received is null ? null : $"/event-log/{received.Id}", received is null ? null : $"#{received.Id}"),
        ];
    }

    private string? May(string permission, string address) => _rights.May(permission) ? address : null;

    private async Task<IEnumerable<T>> ReadAsync<T>(string permission, string address) =>
        _rights.May(permission)
            ? (await _calls.GetAsync<Page<T>>($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}itemsPerPage=50", _gone)).Items
            : [];
}
