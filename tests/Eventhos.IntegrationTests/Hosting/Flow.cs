namespace Eventhos.IntegrationTests.Hosting;

/// <summary>An event, an action and the contract between them.</summary>
public sealed record Flow(RunningHub Hub, EventKind Event, long ActionId, long ContractId)
{
    /// <summary>Sends an event; its id.</summary>
    public async Task<long> SendAsync(string body = "{}", string contentType = "application/json")
    {
        var answer = await Hub.SendAsync(Event, body, contentType);
        Assert.True(answer.Status == 200, $"Not received: {answer.Text}");
        return answer.EventId;
    }

    /// <summary>Sends an event and waits until its only execution is settled.</summary>
    public async Task<LoggedExecution> CarryOutAsync(string body = "{}", string contentType = "application/json") =>
        await Hub.SettledExecutionAsync(await SendAsync(body, contentType));
}
