using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Issues;

/// <summary>
/// An event, or an answer, whose JSON escaped half a surrogate pair was delivered, but the event log refused to show it with "The body is
/// not valid JSON", and paths other than plain ones failed its mapping.
/// </summary>
public sealed class HalfASurrogatePairHidAnEventTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("${.body.v}")]
    [InlineData("${.body..v}")]
    [InlineData("${.body.list[-1:]}")]
    public async Task Half_a_character_elsewhere_in_the_event_hinders_no_path(string variable)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = $$"""{"v":"{{variable}}"}""" });

        (await flow.CarryOutAsync("{\"a\":\"\\ud800\",\"\\udc00\":0,\"v\":2,\"list\":[1,2]}")).Delivered();

        Assert.Equal("""{"v":2}""", receiver.Call.Text);
    }

    [Fact]
    public async Task An_odd_answer_is_shown_too()
    {
        await using var receiver = await Receiver.StartAsync(Replies.Json("{\"v\":\"\\ud800\",\"\\udfff\":1}"));
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var execution = (await flow.CarryOutAsync()).Delivered();

        Assert.Equal("\"\\ud800\"", execution.Response["body"]["v"].Raw);
    }
}
