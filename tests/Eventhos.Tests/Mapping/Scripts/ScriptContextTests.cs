using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptContextTests
{
    [Theory]
    [InlineData("return eventContext.httpRequest.body", """{"z":1,"a":[1,{"b":null}]}""")]
    [InlineData("return eventContext.httpRequest.body.a[0]", "1")]
    [InlineData("return eventContext.httpRequest.headers", """{"x-event":"push","accept":"a, b"}""")]
    [InlineData("return eventContext.httpRequest.query.page", """["1","2"]""")]
    [InlineData("return [eventContext.httpRequest.url]", """["/event/received"]""")]
    [InlineData("return [typeof eventContext.oauthResponse]", """["undefined"]""")]
    [InlineData("const b = eventContext.httpRequest.body; b.a = 2; return b", """{"z":1,"a":2}""")]
    public void Script_sees_the_event(string script, string json) =>
        Assert.Equal(json, Script.Json(script, """{"z":1,"a":[1,{"b":null}]}"""));

    [Fact]
    public void Script_sees_the_answer_of_the_token_endpoint()
    {
        var input = Script.Input() with { OAuthResponseJson = """{"body":{"access_token":"t"}}"""u8.ToArray() };
        var result = ScriptMapping.Compile("return eventContext.oauthResponse.body.access_token")
            .Run(input, ScriptLimits.Default, CancellationToken.None);
        Assert.Equal(new ScriptResult.Text("t"), result);
    }

    [Fact]
    public void Header_named_like_the_prototype_is_a_header()
    {
        var input = Script.Input() with { Headers = [new("__proto__", "x")] };
        var result = ScriptMapping.Compile("return Object.keys(eventContext.httpRequest.headers).join()")
            .Run(input, ScriptLimits.Default, CancellationToken.None);
        Assert.Equal(new ScriptResult.Text("__proto__"), result);
    }

    [Theory]
    [InlineData("globalThis.x = 1", "return typeof x")]
    [InlineData("y = 1", "return typeof y")]
    [InlineData("Array.prototype.z = 1", "return typeof [].z")]
    [InlineData("JSON.stringify = () => '1'", "return JSON.stringify({}) === '{}' ? 'undefined' : ''")]
    [InlineData("Symbol.for('s').constructor.prototype.s = 1", "return typeof Symbol().s")]
    public void Run_does_not_see_what_another_did(string first, string second)
    {
        Script.Run(first);
        Assert.Equal("undefined", Script.Text(second));
    }

    [Fact]
    public void Same_mapping_starts_afresh_every_time()
    {
        var mapping = ScriptMapping.Compile("globalThis.runs = (globalThis.runs ?? 0) + 1; return String(runs)");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                new ScriptResult.Text("1"), mapping.Run(Script.Input(), ScriptLimits.Default, CancellationToken.None));
        }
    }

    [Fact]
    public void One_mapping_serves_many_threads()
    {
        var mapping = ScriptMapping.Compile("const a = eventContext.httpRequest.body.a; return `${a}-${a * 2}`");
        Parallel.For(0, 500, i =>
        {
            var result = mapping.Run(Script.Input($$"""{"a":{{i}}}"""), ScriptLimits.Default, CancellationToken.None);
            Assert.Equal(new ScriptResult.Text($"{i}-{i * 2}"), result);
        });
    }

    [Fact]
    public void Sloppy_mode_of_old_scripts_works() =>
        Assert.Equal("10", Script.Json("undeclared = 8; with ({b: 2}) { return undeclared + b }"));

    [Fact]
    public void Strict_mode_is_there_for_those_who_ask() =>
        Assert.Contains("ReferenceError", Script.Fails("'use strict'; undeclared = 8").Message, StringComparison.Ordinal);

    [Fact]
    public void Cancelled_run_throws()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var mapping = ScriptMapping.Compile("for (;;) {}");
        var limits = ScriptLimits.Default with { Time = TimeSpan.FromMinutes(1) };
        Assert.ThrowsAny<OperationCanceledException>(() => mapping.Run(Script.Input(), limits, source.Token));
    }
}
