namespace Eventhos.IntegrationTests.Hosting;

/// <summary>What people do about executions that failed.</summary>
public static class Retrying
{
    /// <summary>Sends an event and waits until its only execution has given up.</summary>
    public static async Task<FailedDelivery> FailAsync(this Flow flow, string body = "{}")
    {
        var eventId = await flow.SendAsync(body);
        var execution = await flow.Hub.SettledExecutionAsync(eventId);
        Assert.True(execution.State == "error", $"Did not fail: {execution.Content}");
        return new FailedDelivery(flow, eventId, execution.Id);
    }

    /// <summary>Retries as the caller, with nothing but what the call needs.</summary>
    public static Task<HubAnswer> RetryAsync(this HubApi caller, FailedDelivery failed, string more = "") => caller.PostAsync(
        $"/event/send/contract?contract-id={failed.Flow.ContractId}{more}", new { contractDetailId = failed.ExecutionId, receivedEventId = failed.EventId });

    /// <summary>Gives it up as the caller.</summary>
    public static Task<HubAnswer> AbortAsync(this HubApi caller, FailedDelivery failed, string more = "") =>
        caller.PostAsync($"/event/retry/aborted?{more}", new { contractDetailId = failed.ExecutionId });

    /// <summary>The access key and the event's name, as query parameters.</summary>
    public static string KeyOf(EventKind kind) =>
        $"&event-identifier={Uri.EscapeDataString(kind.Identifier)}&access-key={Uri.EscapeDataString(kind.AccessKey)}";
}
