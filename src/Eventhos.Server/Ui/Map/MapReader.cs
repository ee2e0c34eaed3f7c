using Eventhos.Server.Api;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Traffic;
using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Calls;

namespace Eventhos.Server.Ui.Map;

/// <summary>Reads for the map what its user may see.</summary>
internal sealed class MapReader(PageCalls calls, Principal rights)
{
    private const int Rows = 1000;

    // A day, as the texts say.
    private const int Minutes = 1_440;

    /// <summary>The wiring.</summary>
    /// <exception cref="CallRefusedException">The user may not see contracts.</exception>
    public async Task<MapWiring> WiringAsync(CancellationToken cancellationToken) => new(
        await AllAsync<ContractRow>("/contract", cancellationToken),
        rights.May("event:select") ? await AllAsync<EventRow>("/event", cancellationToken) : null,
        rights.May("action:select") ? await AllAsync<ActionRow>("/action", cancellationToken) : null);

    /// <summary>What went through it in the last day; null where the user may not see that.</summary>
    public async Task<MapTraffic?> TrafficAsync(CancellationToken cancellationToken)
    {
        if (!rights.May("event:select"))
        {
            return null;
        }

        var view = await calls.GetAsync<TrafficView>($"/traffic?minutes={Minutes}", cancellationToken);
        return new MapTraffic(view.Contracts.ToDictionary(row => row.Id, FlowOf));
    }

    private static MapFlow FlowOf(ContractTrafficRow row) => new(
        row.Processed, row.Failed, row.UnderWay, row.Skipped, row.Failing is { } failing ? [new MapFailure(failing.ReceivedEventId, failing.Reason ?? failing.Outcome ?? "")] : []);

    private async Task<IReadOnlyList<T>> AllAsync<T>(string address, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        for (var index = 0; ; index++)
        {
            var page = await calls.GetAsync<Page<T>>($"{address}?itemsPerPage={Rows}&pageIndex={index}&activeSort=id", cancellationToken);
            all.AddRange(page.Items);
            if (index + 1 >= page.TotalPages)
            {
                return all;
            }
        }
    }
}
