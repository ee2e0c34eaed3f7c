namespace Eventhos.IntegrationTests.Hosting;

/// <summary>Retries of many, through the API.</summary>
public static class RetryRuns
{
    /// <summary>Asks for one; its id, which must be about so many.</summary>
    public static async Task<long> RetryManyAsync(this HubApi caller, object body, int total)
    {
        var answer = (await caller.PostAsync("/event/received/retry", body)).Has(201, 200001).Content;
        Assert.Equal(total, answer.Number("total"));
        return answer.Number("retryId");
    }

    public static async Task<Json> RetryRunAsync(this RunningHub hub, long id) =>
        (await hub.Admin.GetAsync($"/event/received/retry/{id}")).Has(200, 200000).Content;

    /// <summary>Waits until it has ended.</summary>
    public static Task<Json> EndedAsync(this RunningHub hub, long id)
    {
        Json? last = null;
        return Eventually.GetAsync(
            async () => (last = await hub.RetryRunAsync(id)).Text("state") == "running" ? null : last,
            () => $"retry {id} ended, but it is {last}");
    }

    /// <summary>Sends events that all fail.</summary>
    public static async Task<IReadOnlyList<FailedDelivery>> FailManyAsync(this Flow flow, int count)
    {
        var failed = new List<FailedDelivery>();
        for (var i = 0; i < count; i++)
        {
            failed.Add(await flow.FailAsync());
        }

        return failed;
    }
}
