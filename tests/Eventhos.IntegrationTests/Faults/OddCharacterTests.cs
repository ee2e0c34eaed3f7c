using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>Characters that JSON can escape and texts can't hold.</summary>
public sealed class OddCharacterTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("{\"v\":\"\\ud800\"}")]
    [InlineData("{\"\\udfff\":1,\"v\":2}")]
    [InlineData("{\"v\":\"\\u0000\",\"\\u0000\":1}")]
    [InlineData("{\"v\":1e999999,\"w\":-1E-999999}")]
    [InlineData("{\"v\":1,\"v\":2}")]
    public async Task An_odd_body_is_received_delivered_and_shown(string body)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()));

        var execution = (await flow.CarryOutAsync(body)).Delivered();

        Assert.Equal(body, receiver.Call.Text);
        Assert.False(execution.Request["body"].IsNull);
    }

    [Fact]
    public async Task A_script_reads_and_returns_odd_characters()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Script = "return { v: eventContext.httpRequest.body.v, n: eventContext.httpRequest.body.n };" });

        (await flow.CarryOutAsync("{\"v\":\"\\ud800\\u0000\",\"n\":1e400}")).Delivered();

        Assert.Equal("{\"v\":\"\\ud800\\u0000\",\"n\":null}", receiver.Call.Text);
    }

    [Fact]
    public async Task A_deep_body_is_mapped_and_shown()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"v":"${.body}"}""" });
        var deep = new string('[', 500) + new string(']', 500);

        var execution = (await flow.CarryOutAsync(deep)).Delivered();

        Assert.Equal($$"""{"v":{{deep}}}""", receiver.Call.Text);
        Assert.Equal(receiver.Call.Text, execution.Request["body"].Raw);
    }
}
