using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api.Retries;

/// <summary>Who may retry and give up: holders of the permission, and producers with the event's access key. One that is right is enough.</summary>
public sealed class RetryAccessTests(RunningHub hub) : IClassFixture<RunningHub>
{
    public static TheoryData<bool> Calls => [true, false];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_access_key_alone_is_enough(bool retry)
    {
        var failed = await FailAsync();
        (await CallAsync(retry, hub.Anyone, failed, Retrying.KeyOf(failed.Flow.Event))).Has(200, 200000);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_access_key_may_be_a_header(bool retry)
    {
        var failed = await FailAsync();
        var path = retry ? $"/event/send/contract?contract-id={failed.Flow.ContractId}" : "/event/retry/aborted?x=1";
        var body = $$"""{"contractDetailId":{{failed.ExecutionId}},"receivedEventId":{{failed.EventId}}}""";
        var answer = await hub.Anyone.PostBytesAsync(
            $"{path}&event-identifier={failed.Flow.Event.Identifier}", System.Text.Encoding.UTF8.GetBytes(body), "application/json",
            ("access-key", failed.Flow.Event.AccessKey));
        answer.Has(200, 200000);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_permission_alone_is_enough(bool retry)
    {
        var failed = await FailAsync();
        var caller = await hub.LimitedToAsync(retry ? "event:update" : "event:retry-aborted");
        (await CallAsync(retry, caller, failed)).Has(200, 200000);
    }

    [Theory]
    [InlineData(true, "&event-identifier=undefined&access-key=undefined")]
    [InlineData(true, "&event-identifier=&access-key=")]
    [InlineData(true, "&event-identifier={id}&access-key=***")]
    [InlineData(true, "&access-key=wrong")]
    [InlineData(false, "&event-identifier=undefined&access-key=undefined")]
    [InlineData(false, "&event-identifier={id}&access-key=***")]
    [InlineData(false, "&access-key=wrong")]
    public async Task A_good_bearer_makes_any_access_key_good(bool retry, string more)
    {
        var failed = await FailAsync();
        more = more.Replace("{id}", failed.Flow.Event.Identifier.ToUpperInvariant(), StringComparison.Ordinal);
        (await CallAsync(retry, hub.Admin, failed, more)).Has(200, 200000);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_right_access_key_makes_any_bearer_good(bool retry)
    {
        foreach (var bearer in new[] { "nonsense", (await hub.LimitedToAsync("event:select")).Bearer })
        {
            var failed = await FailAsync();
            (await CallAsync(retry, hub.Anyone.As(bearer), failed, Retrying.KeyOf(failed.Flow.Event))).Has(200, 200000);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Neither_is_refused_as_on_other_routes(bool retry)
    {
        var failed = await FailAsync();
        var identifier = $"&event-identifier={failed.Flow.Event.Identifier}";
        (await CallAsync(retry, hub.Anyone, failed)).Has(403, 403002);
        (await CallAsync(retry, hub.Anyone, failed, identifier)).Has(403, 403002);
        (await CallAsync(retry, hub.Anyone, failed, $"{identifier}&access-key=wrong")).Has(401, 401202, "Incorrect token");
        (await CallAsync(retry, hub.Anyone, failed, "&access-key=wrong")).Has(400, 400201, "event-identifier is required");
        (await CallAsync(retry, hub.Anyone, failed, "&event-identifier=nothing&access-key=wrong")).Has(400, 400024);
        (await CallAsync(retry, hub.Anyone.As("nonsense"), failed)).Has(401, 400001);
        (await CallAsync(retry, hub.Anyone.As("nonsense"), failed, $"{identifier}&access-key=***")).Has(401, 400001);
        var lesser = await hub.LimitedToAsync("event:select", "event:create", "contract:update");
        (await CallAsync(retry, lesser, failed)).Has(401, 401002);
        (await CallAsync(retry, lesser, failed, $"{identifier}&access-key=***")).Has(401, 401002);
        (await CallAsync(retry, await hub.LimitedToAsync(retry ? "event:retry-aborted" : "event:update"), failed)).Has(401, 401002);
        await AssertUntouchedAsync(failed);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_revoked_or_replaced_access_key_is_refused(bool retry)
    {
        var failed = await FailAsync();
        var client = failed.Flow.Event.Producer.Client;
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = true })).Has(201, 200001);
        (await CallAsync(retry, hub.Anyone, failed, Retrying.KeyOf(failed.Flow.Event))).Has(403, 403201);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/revoke", new { revoke = false })).Has(201, 200001);
        (await hub.Admin.PutAsync($"/auth/client/{client.Id}/long-live", new { })).Has(201, 200000);
        (await CallAsync(retry, hub.Anyone, failed, Retrying.KeyOf(failed.Flow.Event))).Has(401, 401202);
        await AssertUntouchedAsync(failed);
    }

    [Fact]
    public async Task An_access_key_opens_its_own_event_alone()
    {
        var (mine, theirs) = (await FailAsync(), await FailAsync());
        var key = Retrying.KeyOf(mine.Flow.Event);
        (await hub.Anyone.RetryAsync(theirs, key)).Has(400, 400204);
        (await hub.Anyone.RetryAsync(theirs with { Flow = mine.Flow }, key)).Has(400, 400204);
        (await hub.Anyone.AbortAsync(theirs, key)).Has(400, 400203, "Contract Detail was not found.");
        await AssertUntouchedAsync(theirs);
    }

    [Fact]
    public async Task A_bearer_that_names_another_event_is_refused()
    {
        var (mine, theirs) = (await FailAsync(), await FailAsync());
        foreach (var name in new[] { theirs.Flow.Event.Identifier, "nothing" })
        {
            (await hub.Admin.RetryAsync(mine, $"&event-identifier={name}")).Has(400, 400204);
            (await hub.Admin.AbortAsync(mine, $"&event-identifier={name}")).Has(400, 400204);
        }

        await AssertUntouchedAsync(mine);
    }

    private static Task<HubAnswer> CallAsync(bool retry, HubApi caller, FailedDelivery failed, string more = "") =>
        retry ? caller.RetryAsync(failed, more) : caller.AbortAsync(failed, more);

    private async Task<FailedDelivery> FailAsync()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Status(500));
        return await (await hub.AddFlowAsync(new ActionSpec(receiver.Url()))).FailAsync();
    }

    private async Task AssertUntouchedAsync(FailedDelivery failed)
    {
        var execution = (await hub.ExecutionAsync(failed.ExecutionId)).Content;
        Assert.Equal((0, 0), (execution.Number("attempts"), execution.Number("is_aborted")));
        Assert.Single(await hub.LoggedAsync(failed.Flow.Event, 1));
    }
}
