using Eventhos.Server.Api;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Ui.Calls;

namespace Eventhos.Server.Ui.Parts;

/// <summary>Finds systems, events and actions for pickers. Who may not see them finds none.</summary>
internal sealed class CatalogSearch
{
    private const int Most = 20;
    private const int NotAuthorized = 401002;
    private const int NotFound = 404;

    private readonly PageCalls _calls;

    /// <summary>As the visitor.</summary>
    public CatalogSearch(PageCalls calls) => _calls = calls;

    /// <summary>Systems that send events.</summary>
    public Task<IReadOnlyList<PickerItem>> ProducersAsync(string text) => FindAsync<SystemRow>("/system", text, Of, ("systemClass", "producer"));

    /// <summary>Systems that are called by actions.</summary>
    public Task<IReadOnlyList<PickerItem>> ConsumersAsync(string text) => FindAsync<SystemRow>("/system", text, Of, ("systemClass", "consumer"));

    /// <summary>Events, told apart by their systems.</summary>
    public Task<IReadOnlyList<PickerItem>> EventsAsync(string text) => FindAsync<EventRow>("/event", text, Of);

    /// <summary>Actions, told apart by their systems.</summary>
    public Task<IReadOnlyList<PickerItem>> ActionsAsync(string text) => FindAsync<ActionRow>("/action", text, Of);

    /// <summary>A system.</summary>
    public Task<PickerItem> SystemAsync(string id) => GetAsync<SystemRow>("/system", id, Of);

    /// <summary>An event.</summary>
    public Task<PickerItem> EventAsync(string id) => GetAsync<EventRow>("/event", id, Of);

    /// <summary>An action.</summary>
    public async Task<PickerItem> ActionAsync(string id)
    {
        var action = await GetAsync<ActionDetail>("/action", id, row => new PickerItem($"{row.Id}", row.Name, $"{row.SystemId}"));
        return action.Hint is { } system ? action with { Hint = (await SystemAsync(system)).Text } : action;
    }

    private static PickerItem Of(SystemRow row) => new($"{row.Id}", row.Name, row.Identifier);

    private static PickerItem Of(EventRow row) => new($"{row.Id}", row.Name, row.SystemName);

    private static PickerItem Of(ActionRow row) => new($"{row.Id}", row.Name, row.SystemName);

    private async Task<IReadOnlyList<PickerItem>> FindAsync<T>(string list, string text, Func<T, PickerItem> item, params (string Name, string? Value)[] filters)
    {
        try
        {
            var address = ListNavigation.ListAddress(list, [("wordSearch", text), ("itemsPerPage", $"{Most}"), ("activeSort", "name"), .. filters]);
            return [.. (await _calls.GetAsync<Page<T>>(address, CancellationToken.None)).Items.Select(item)];
        }
        catch (CallRefusedException refused) when (refused.Code == NotAuthorized)
        {
            return [];
        }
    }

    /// <summary>What is not there, or not for the visitor, is called by its id.</summary>
    private async Task<PickerItem> GetAsync<T>(string list, string id, Func<T, PickerItem> item)
        where T : notnull
    {
        try
        {
            return item(await _calls.GetAsync<T>($"{list}/{Uri.EscapeDataString(id)}", CancellationToken.None));
        }
        catch (CallRefusedException refused) when (refused.Code == NotAuthorized || refused.Status == NotFound)
        {
            return new PickerItem(id, $"#{id}");
        }
    }
}
