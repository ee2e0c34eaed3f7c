using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptResultTests
{
    [Theory]
    [InlineData("return {a: 1, b: [true, null, 'x'], c: undefined}", """{"a":1,"b":[true,null,"x"]}""")]
    [InlineData("return [1, 2.5, undefined]", "[1,2.5,null]")]
    [InlineData("return 42", "42")]
    [InlineData("return NaN", "null")]
    [InlineData("return false", "false")]
    [InlineData("return null", "null")]
    [InlineData("return new Date(0)", "\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("return {toJSON() { return {replaced: true} }}", """{"replaced":true}""")]
    [InlineData("return {text: new String('é\\u0000\"')}", "{\"text\":\"é\\u0000\\\"\"}")]
    [InlineData("return JSON.parse('{\"__proto__\":1}')", """{"__proto__":1}""")]
    public void Value_is_written_as_stringify_writes_it(string script, string json) =>
        Assert.Equal(json, Script.Json(script));

    [Theory]
    [InlineData("return Promise.resolve({a: 1})")]
    [InlineData("return (async () => ({a: 1}))()")]
    [InlineData("return Promise.resolve().then(() => Promise.resolve({a: 1}))")]
    [InlineData("const a = await Promise.resolve(1);\nreturn {a}")]
    [InlineData("return {then(resolve) { resolve({a: 1}) }}")]
    public void Promise_is_awaited(string script) => Assert.Equal("""{"a":1}""", Script.Json(script));

    [Fact]
    public void String_is_returned_as_it_is() => Assert.Equal("a\"b", Script.Text("return 'a\"b'"));

    [Theory]
    [InlineData("")]
    [InlineData("return")]
    [InlineData("return undefined")]
    [InlineData("return Promise.resolve()")]
    [InlineData("// only a comment")]
    public void Undefined_is_nothing(string script) => Assert.IsType<ScriptResult.Nothing>(Script.Run(script));

    [Fact]
    public void Thrown_error_gives_name_message_and_line_of_the_users_text()
    {
        var failed = Script.Fails("const a = 1;\nfunction f() {\n  throw new TypeError('no id');\n}\nf();");
        Assert.Equal(
            (ScriptFailure.Threw, "TypeError: no id", 3), (failed.Kind, failed.Message, failed.Line));
    }

    [Fact]
    public void Error_of_the_engine_gives_its_line_too()
    {
        var failed = Script.Fails("\n\nreturn eventContext.missing.field;");
        Assert.Equal((ScriptFailure.Threw, 3), (failed.Kind, failed.Line));
    }

    [Fact]
    public void Error_after_an_await_gives_its_line_too() =>
        Assert.Equal(2, Script.Fails("await 1;\nthrow new Error('late')").Line);

    [Theory]
    [InlineData("throw 'plain text'", "plain text")]
    [InlineData("throw 7", "7")]
    [InlineData("throw undefined", "undefined")]
    [InlineData("throw Symbol('s')", "Symbol(s)")]
    [InlineData("return Promise.reject('later')", "later")]
    [InlineData("throw {toString() { throw 1 }}", "1")]
    [InlineData("throw {get message() { throw 1 }}", "The script threw a value that cannot be read.")]
    public void Thrown_value_gives_its_text(string script, string message)
    {
        var failed = Script.Fails(script);
        Assert.Equal((ScriptFailure.Threw, message), (failed.Kind, failed.Message));
    }

    [Theory]
    [InlineData("const a = {}; a.a = a; return a")]
    [InlineData("const a = []; a[0] = a; return {a}")]
    [InlineData("return () => 1")]
    [InlineData("return Symbol('s')")]
    public void Value_without_json_form_is_not_serializable(string script) =>
        Assert.Equal(ScriptFailure.NotSerializable, Script.Fails(script).Kind);

    [Theory]
    [InlineData("return new Promise(() => {})")]
    [InlineData("await new Promise(() => {})")]
    [InlineData("return Promise.all([1, new Promise(() => {})])")]
    public void Promise_never_settled_fails(string script) =>
        Assert.Equal(ScriptFailure.UnsettledPromise, Script.Fails(script).Kind);

    [Theory]
    [InlineData("return 'x'.repeat(101)")]
    [InlineData("return 'é'.repeat(51)")]
    [InlineData("return {a: 'x'.repeat(101)}")]
    [InlineData("return Array(60).fill(1)")]
    [InlineData("return ['é'.repeat(60)]")]
    public void Result_beyond_its_limit_is_too_large(string script) =>
        Assert.Equal(
            ScriptFailure.ResultTooLarge, Script.Fails(script, ScriptLimits.Default with { MaxResultBytes = 100 }).Kind);

    [Fact]
    public void Result_at_its_limit_is_kept() =>
        Assert.IsType<ScriptResult.Text>(
            Script.Run("return 'x'.repeat(100)", limits: ScriptLimits.Default with { MaxResultBytes = 100 }));
}
