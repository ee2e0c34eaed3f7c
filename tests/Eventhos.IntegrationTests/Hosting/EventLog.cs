namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What an administrator reads in the event log.</summary>
public static class EventLog
{
    /// <summary>A received event with its executions.</summary>
    public static async Task<Json> ReceivedAsync(this RunningHub hub, long eventId) =>
        (await hub.Admin.GetAsync($"/event/received/{eventId}")).Has(200, 200000).Content;

    public static async Task<LoggedExecution> ExecutionAsync(this RunningHub hub, long executionId) =>
        new((await hub.Admin.GetAsync($"/event/received/execution-detail/{executionId}")).Has(200, 200000).Content);

    /// <summary>Waits until no execution of the event is in process any more.</summary>
    public static Task<Json> SettledAsync(this RunningHub hub, long eventId)
    {
        Json? last = null;
        return Eventually.GetAsync(
            async () =>
            {
                last = await hub.ReceivedAsync(eventId);
                return last["executedEventContracts"].Items.Any(execution => execution.Text("state") == "processing") ? null : last;
            },
            () => $"event {eventId} settled, but it is {last}");
    }

    /// <summary>Waits until the event's executions are settled; each in detail.</summary>
    public static async Task<IReadOnlyList<LoggedExecution>> SettledExecutionsAsync(this RunningHub hub, long eventId)
    {
        var executions = new List<LoggedExecution>();
        foreach (var execution in (await hub.SettledAsync(eventId))["executedEventContracts"].Items)
        {
            executions.Add(await hub.ExecutionAsync(execution.Number("detailId")));
        }

        return executions;
    }

    /// <summary>Waits until the event's only execution is settled.</summary>
    public static async Task<LoggedExecution> SettledExecutionAsync(this RunningHub hub, long eventId) =>
        Assert.Single(await hub.SettledExecutionsAsync(eventId));

    /// <summary>Waits for the events of a kind in the log, oldest first.</summary>
    public static Task<IReadOnlyList<Json>> LoggedAsync(this RunningHub hub, EventKind kind, int count)
    {
        IReadOnlyList<Json> items = [];
        return Eventually.GetAsync(
            async () =>
            {
                items = await hub.Admin.ListAsync($"/event/received?eventIdentifierSearch={Uri.EscapeDataString(kind.Identifier)}");
                return items.Count >= count ? items : null;
            },
            () => $"{count} events of {kind.Identifier} in the log, but there are {items.Count}");
    }
}
