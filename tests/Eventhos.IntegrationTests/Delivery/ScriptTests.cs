using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Delivery;

/// <summary>JavaScript mappings, as the consumer gets their results.</summary>
public sealed class ScriptTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("return { id: eventContext.httpRequest.body.id, tags: eventContext.httpRequest.body.tags.map(t => t.toUpperCase()) };", """{"id":7,"tags":["A","B"]}""")]
    [InlineData("return { header: eventContext.httpRequest.headers['content-type'] };", """{"header":"application/json"}""")]
    [InlineData("return { url: eventContext.httpRequest.url.split('?')[0] };", """{"url":"/event/send"}""")]
    [InlineData("return { query: Object.keys(eventContext.httpRequest.query) };", """{"query":["event-identifier"]}""")]
    [InlineData("return eventContext.httpRequest.body;", """{"id":7,"tags":["a","b"]}""")]
    [InlineData("return [1, null, true];", "[1,null,true]")]
    [InlineData("const { body } = eventContext.httpRequest;\nif (body.id > 5) {\n  return { big: true };\n}\nreturn { big: false };", """{"big":true}""")]
    [InlineData("const v = await Promise.resolve(5); return { v };", """{"v":5}""")]
    [InlineData("return Promise.resolve(1).then(v => ({ v: v + 1 }));", """{"v":2}""")]
    [InlineData("async function f(x) { return x * 2; } return { v: (await Promise.all([f(1), f(2)])) };", """{"v":[2,4]}""")]
    public async Task The_result_of_a_script_is_the_body(string script, string expected)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Script = script });

        (await flow.CarryOutAsync("""{"id":7,"tags":["a","b"]}""")).Delivered();

        Assert.Equal(expected, receiver.Call.Text);
        Assert.Equal("application/json", receiver.Call.Header("Content-Type"));
    }

    [Fact]
    public async Task A_script_that_returns_a_text_sends_it_bare()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Headers = [("Content-Type", "application/xml")],
            Script = "return `<id>${eventContext.httpRequest.body.id}</id>`;",
        });

        (await flow.CarryOutAsync("""{"id":7}""")).Delivered();

        Assert.Equal("<id>7</id>", receiver.Call.Text);
        Assert.Equal("application/xml", receiver.Call.Header("Content-Type"));
    }

    [Fact]
    public async Task A_script_that_returns_nothing_sends_no_body()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Script = "const a = 1;" });

        (await flow.CarryOutAsync("""{"id":7}""")).Delivered();

        Assert.Empty(receiver.Call.Body);
    }

    [Fact]
    public async Task A_script_wins_over_a_template()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Template = """{"from":"template"}""", Script = "return { from: 'script' };" });

        (await flow.CarryOutAsync()).Delivered();

        Assert.Equal("""{"from":"script"}""", receiver.Call.Text);
    }

    [Theory]
    [InlineData("const a = 1;\nthrow new Error('no luck');", "line 2", "no luck")]
    [InlineData("const a = 1;\n\nreturn a.b.c;", "line 3", "")]
    [InlineData("await null;\nthrow new TypeError('late');", "line 2", "late")]
    [InlineData("return Promise.reject(new Error('rejected'));", "", "rejected")]
    [InlineData("throw 'bare text';", "", "bare text")]
    [InlineData("throw null;", "", "")]
    [InlineData("const o = {}; o.self = o; return o;", "", "")]
    public async Task A_script_that_fails_sends_nothing_and_says_where_and_why(string script, string where, string why)
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url()) { Script = script });

        var execution = (await flow.CarryOutAsync()).GaveUp("mapping_failed");

        Assert.StartsWith("The JavaScript failed", execution.Reason, StringComparison.Ordinal);
        Assert.Contains(where, execution.Reason, StringComparison.Ordinal);
        Assert.Contains(why, execution.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task Scripts_share_nothing_between_events()
    {
        await using var receiver = await Receiver.StartAsync();
        var flow = await hub.AddFlowAsync(new ActionSpec(receiver.Url())
        {
            Script = "globalThis.count = (globalThis.count ?? 0) + 1; Array.prototype.extra = 1; return { count, extra: Object.keys(Array.prototype) };",
        });

        var first = await flow.CarryOutAsync();
        var second = await flow.CarryOutAsync();

        Assert.Equal(first.Outcome, second.Outcome);
        Assert.True(receiver.Calls.Select(call => call.Text).Distinct().Count() <= 1, "One run saw the other.");
    }
}
