using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Api;

/// <summary>Section 1: what a producer is told.</summary>
public sealed class SendTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Received = """{"code":200000,"message":"success"}""";
    private const string NoContracts = """{"code":200310,"message":"Success, but no contracts exists for this event"}""";

    [Fact]
    public async Task An_event_with_a_contract_is_answered_200_and_names_the_received_event()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var answer = await hub.SendAsync(flow.Event);

        Assert.Equal(200, answer.Status);
        Assert.Equal(Received, answer.Text);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
        (await hub.SettledExecutionAsync(answer.EventId)).Delivered();
    }

    [Fact]
    public async Task An_event_without_a_contract_is_answered_203_and_kept()
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.SendAsync(kind, """{"kept":true}""");

        Assert.Equal(203, answer.Status);
        Assert.Equal(NoContracts, answer.Text);
        var logged = await hub.ReceivedAsync(answer.EventId);
        Assert.Equal("""{"kept":true}""", logged["receivedEvent"]["received_request"]["body"].Raw);
        Assert.Empty(logged["executedEventContracts"].Items);
    }

    [Fact]
    public async Task An_event_with_nothing_but_inactive_contracts_is_answered_203_and_the_log_says_why()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));
        (await hub.Admin.PutAsync($"/contract/{flow.ContractId}", new { active = 0 })).Has(201, 200001);

        var answer = await hub.SendAsync(flow.Event);

        Assert.Equal(203, answer.Status);
        Assert.Equal(NoContracts, answer.Text);
        var logged = await hub.ReceivedAsync(answer.EventId);
        Assert.Empty(logged["executedEventContracts"].Items);
        var skipped = Assert.Single(logged["skippedEventContracts"].Items);
        Assert.Equal("skipped", skipped.Text("state"));
        Assert.Equal("The contract was inactive.", skipped.Text("reason"));
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task The_access_key_may_come_as_a_query_parameter()
    {
        var kind = await hub.AddEventAsync();

        var answer = await hub.Anyone.PostTextAsync($"{Sending.PathOf(kind)}&access-key={kind.AccessKey}", "{}");

        answer.Has(203, 200310);
    }

    [Fact]
    public async Task The_query_wins_over_the_header()
    {
        var kind = await hub.AddEventAsync();
        var path = Sending.PathOf(kind);

        var rightQuery = await hub.Anyone.PostBytesAsync($"{path}&access-key={kind.AccessKey}", [], null, ("access-key", "wrong"));
        var wrongQuery = await hub.Anyone.PostBytesAsync($"{path}&access-key=wrong", [], null, ("access-key", kind.AccessKey));

        rightQuery.Has(203, 200310);
        wrongQuery.Has(401, 401202);
    }

    [Theory]
    [InlineData("/event/send", "event-identifier is required")]
    [InlineData("/event/send?access-key=x", "event-identifier is required")]
    [InlineData("/event/send?event-identifier=", "event-identifier is required")]
    [InlineData("/event/send?event-identifier=x", "access-key is required")]
    [InlineData("/event/send?event-identifier=x&access-key=", "access-key is required")]
    public async Task What_is_missing_is_named(string path, string message) =>
        (await hub.Anyone.PostTextAsync(path, "{}")).Has(400, 400201, message);

    [Fact]
    public async Task An_unknown_event_is_named()
    {
        var answer = await hub.Anyone.PostTextAsync("/event/send?event-identifier=no-such-event&access-key=x", "{}");

        answer.Has(400, 400024);
        Assert.StartsWith("The event does not exist.", answer.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-event", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_event_does_not_exist()
    {
        var kind = await hub.AddEventAsync();
        (await hub.Admin.DeleteAsync($"/event/{kind.Id}")).Has(201, 200001);

        (await hub.SendAsync(kind)).Has(400, 400024);
    }

    [Fact]
    public async Task An_event_of_a_system_without_a_client_is_refused()
    {
        var kind = await hub.AddEventAsync(new Producer(await hub.AddSystemAsync("producer"), new ClientAccount(0, 0, "", "", "token")));

        (await hub.SendAsync(kind)).Has(400, 400004, "Client or user not found");
    }

    [Fact]
    public async Task An_event_of_a_system_whose_client_was_deleted_is_refused()
    {
        var kind = await hub.AddEventAsync();
        (await hub.Admin.DeleteAsync($"/auth/client/{kind.Producer.Client.SubjectId}")).Has(201, 200001, "Client deleted");

        (await hub.SendAsync(kind)).Has(400, 400004, "Client or user not found");
    }

    [Fact]
    public async Task Revocation_is_told_only_to_a_caller_whose_token_is_otherwise_right()
    {
        var kind = await hub.AddEventAsync();
        await hub.Admin.PutAsync($"/auth/client/{kind.Producer.Client.Id}/revoke", new { revoke = true });

        (await hub.SendAsync(kind)).Has(403, 403201, "The client access has been revoked");
        (await hub.SendAsync(kind with { AccessKey = kind.AccessKey + "x" })).Has(401, 401202, "Incorrect token");
    }

    [Fact]
    public async Task Event_identifiers_compare_case_insensitively()
    {
        var kind = await hub.AddEventAsync();

        (await hub.SendAsync(kind with { Identifier = kind.Identifier.ToUpperInvariant() })).Has(203, 200310);
    }

    [Fact]
    public async Task Every_refusal_carries_an_error_id()
    {
        var answer = await hub.Anyone.PostTextAsync("/event/send", "{}");

        Assert.Equal(["message", "code", "errorUUID"], answer.Body.Names);
        Assert.True(Guid.TryParse(answer.Body.Text("errorUUID"), out _));
        Assert.False(answer.Headers.ContainsKey("eventhos-event-id"));
    }
}
