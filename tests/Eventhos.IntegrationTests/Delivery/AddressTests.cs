using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>URLs, parameters and headers made from an event: its values never become structure.</summary>
public sealed class AddressTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Values_in_a_url_are_percent_encoded()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/orders/${.body.id}/items?x=${.body.x}")));

        (await flow.CarryOutAsync("""{"id":"../a b?#&ä%2F","x":"1&y=2\r\nz"}""")).Delivered();

        Assert.Equal("/orders/..%2Fa%20b%3F%23%26%C3%A4%252F/items", receiver.Call.Path);
        Assert.Equal("?x=1%26y%3D2%0D%0Az", receiver.Call.Query);
    }

    [Fact]
    public async Task Parameters_are_percent_encoded_and_joined_to_those_of_the_url()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url("/?fixed=1"))
        {
            Query = [("q", "${.body.q}"), ("number", "${.body.n}"), ("object", "${.body.o}")],
        });

        (await flow.CarryOutAsync("""{"q":"a&b=c d","n":1.50,"o":{"a":1}}""")).Delivered();

        Assert.Equal("?fixed=1&q=a%26b%3Dc%20d&number=1.50&object=%7B%22a%22%3A1%7D", receiver.Call.Query);
    }

    [Fact]
    public async Task A_url_may_come_from_the_event()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec("${.body.callback}"));

        (await flow.CarryOutAsync($$"""{"callback":"{{receiver.Url("/call/back?a=1")}}"}""")).Delivered();

        Assert.Equal("/call/back", receiver.Call.Path);
        Assert.Equal("?a=1", receiver.Call.Query);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"callback":"file:///etc/passwd"}""")]
    [InlineData("""{"callback":"/relative"}""")]
    [InlineData("""{"callback":17}""")]
    [InlineData("""{"callback":"http://"}""")]
    public async Task A_url_that_is_none_fails_the_mapping(string body)
    {
        var flow = await hub.AddFlowAsync(new ActionSpec("${.body.callback}"));

        (await flow.CarryOutAsync(body)).GaveUp("mapping_failed");
    }

    [Theory]
    [InlineData("a\\r\\nX-Evil: 1")]
    [InlineData("a\\nX-Evil: 1")]
    [InlineData("a\\u0000b")]
    [InlineData("€")]
    public async Task A_value_that_no_header_can_carry_fails_the_mapping_and_nothing_is_sent(string value)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Headers = [("X-Value", "${.body.v}")] });

        var execution = (await flow.CarryOutAsync($$"""{"v":"{{value}}"}""")).GaveUp("mapping_failed");

        Assert.Contains("X-Value", execution.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task The_hub_says_who_it_is_and_which_execution_this_is()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var execution = (await flow.CarryOutAsync()).Delivered();

        var call = receiver.Call;
        Assert.Matches($"^evh_[0-9a-f]{{12}}_{execution.Id}$", call.WebhookId);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", call.Header("eventhosStartDate"));
        Assert.Matches(@"^eventhos/\d+\.\d+\.\d+$", call.Header("User-Agent"));
        Assert.Contains("application/json", call.Header("Accept"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_may_set_User_Agent_and_Accept_but_not_the_webhook_id_or_the_framing()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Template = """{"a":1}""",
            Headers =
            [
                ("User-Agent", "mine/1"), ("Accept", "text/csv"), ("webhook-id", "forged"), ("Content-Length", "1"), ("Transfer-Encoding", "gzip"),
                ("Connection", "close"),
            ],
        });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal("mine/1", receiver.Call.Header("User-Agent"));
        Assert.Equal("text/csv", receiver.Call.Header("Accept"));
        Assert.StartsWith("evh_", receiver.Call.WebhookId, StringComparison.Ordinal);
        Assert.Equal("""{"a":1}""", receiver.Call.Text);
    }

    [Fact]
    public async Task Headers_of_the_event_are_not_passed_on()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var sent = await hub.SendAsync(flow.Event, [], null, ("Cookie", "a=1"), ("X-Custom", "1"));
        (await hub.SettledExecutionAsync(sent.EventId)).Delivered();

        Assert.Null(receiver.Call.Header("Cookie"));
        Assert.Null(receiver.Call.Header("X-Custom"));
        Assert.Null(receiver.Call.Header("access-key"));
    }
}
