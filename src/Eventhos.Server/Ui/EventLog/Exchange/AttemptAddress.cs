using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Ui.Calls;

namespace Eventhos.Server.Ui.EventLog.Exchange;

/// <summary>Where the API has an attempt.</summary>
internal static class AttemptAddress
{
    /// <summary>An execution with one of its attempts.</summary>
    public static Task<ExecutionView> ReadAsync(PageCalls calls, long detailId, int number, bool unmask, CancellationToken cancellationToken) =>
        calls.GetAsync<ExecutionView>($"/event/received/execution-detail/{detailId}?attempt={number}{(unmask ? "&unmask=true" : "")}", cancellationToken);
}
