using Eventhos.Server.Api;
using Eventhos.Server.Api.Actions;
using Eventhos.Server.Api.Contracts;
using Eventhos.Server.Api.Events;
using Eventhos.Server.Api.Systems;
using Eventhos.Server.Auth;
using Eventhos.Server.Ui.Calls;

namespace Eventhos.Server.Ui.Map;

/// <summary>Reads for the map what its user may see.</summary>
internal sealed class MapReader(PageCalls calls, Principal rights)
{
    private const int Rows = 1000;

    /// <summary>The wiring.</summary>
    /// <exception cref="CallRefusedException">The user may not see contracts.</exception>
    public async Task<MapWiring> WiringAsync(CancellationToken cancellationToken) => new(
        await AllAsync<ContractRow>("/contract", cancellationToken),
        rights.May("event:select") ? await AllAsync<EventRow>("/event", cancellationToken) : null,
        rights.May("action:select") ? await AllAsync<ActionRow>("/action", cancellationToken) : null,
        rights.May("system:select") ? await AllAsync<SystemRow>("/system", cancellationToken) : null);

    /// <summary>What went through it in the last day; null where the user may not see that.</summary>
    public static Task<MapTraffic?> TrafficAsync(CancellationToken cancellationToken) => Task.FromResult<MapTraffic?>(null);

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
