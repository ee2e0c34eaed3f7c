using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptAttackTests
{
    // For attacks on other limits than time: on a busy machine the second that a script has may pass first.
    private static readonly ScriptLimits Unhurried = ScriptLimits.Default with { Time = TimeSpan.FromSeconds(20) };

    private static readonly ScriptLimits _short = ScriptLimits.Default with { Time = TimeSpan.FromMilliseconds(200) };

    [Theory]
    [InlineData("for (;;) {}")]
    [InlineData("for (;;);")]
    [InlineData("try { for (;;) {} } catch { } finally { for (;;) {} }")]
    [InlineData("await 1; while (true) {}")]
    [InlineData("return Promise.resolve().then(() => { while (true) {} })")]
    [InlineData("return {get a() { for (;;) {} }}")]
    [InlineData("return {toJSON() { for (;;) {} }}")]
    [InlineData("return JSON.stringify({toJSON() { for (;;) {} }})")]
    [InlineData("return new Proxy({}, {get() { for (;;) {} }}).a")]
    [InlineData("return new Proxy({}, {ownKeys() { for (;;) {} }})")]
    [InlineData("throw {get message() { for (;;) {} }}")]
    [InlineData("throw {toString() { for (;;) {} }}")]
    [InlineData("return {then() { for (;;) {} }}")]
    [InlineData("[3, 1, 2].sort(() => { for (;;) {} })")]
    [InlineData("const a = []; a.length = 4294967295; a.forEach(x => x)")]
    public void Endless_loop_is_stopped(string script) =>
        Assert.Equal(ScriptFailure.Timeout, Script.IsStopped(script, _short).Kind);

    [Theory]
    [InlineData("async function f() { for (;;) { await null } }; await f()")]
    [InlineData("function f() { return Promise.resolve().then(f) }; return f()")]
    [InlineData("const o = {}; o.then = Array.prototype.forEach.bind([o]); return o")]
    [InlineData("return [...(function* () { for (;;) yield 1 })()]")]
    [InlineData("new Set({[Symbol.iterator]() { return this }, next: Object.bind(null, {done: false})})")]
    [InlineData("return Object.fromEntries((function* () { for (;;) yield [1, 1] })())")]
    public void Endless_work_in_jobs_and_generators_is_stopped(string script) =>
        Assert.Contains(Script.IsStopped(script, _short).Kind, new[] { ScriptFailure.Timeout, ScriptFailure.MemoryLimit });

    [Theory]
    [InlineData("function f() { f() }; f()")]
    [InlineData("function f() { try { f() } catch { f() } }; f()")]
    [InlineData("function f() { return new f() }; f()")]
    [InlineData("const f = () => f(); f()")]
    [InlineData("const o = {get a() { return this.a }}; return o.a")]
    [InlineData("const o = {toString() { return '' + o }}; return '' + o")]
    [InlineData("const p = new Proxy({}, {get(t, k, r) { return r[k] }}); return p.a")]
    [InlineData("const o = {toJSON() { return JSON.stringify(o) }}; return o")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) a = [a]; return a")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) a = [a]; return String(a)")]
    [InlineData("let p = {}; for (let i = 0; i < 100000; i++) p = new Proxy(p, {}); return p.a")]
    public void Recursion_bomb_is_stopped(string script) =>
        Assert.Equal(ScriptFailure.RecursionLimit, Script.IsStopped(script, Unhurried).Kind);

    [Theory]
    [InlineData("call", "g(", ")")]
    [InlineData("array", "[", "]")]
    [InlineData("condition", "1 ? ", " : 0")]
    [InlineData("template", "`${", "}`")]
    public void Nested_expressions_do_not_exhaust_the_stack_of_a_deep_recursion(string name, string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 70)) + "f()" + string.Concat(Enumerable.Repeat(close, 70));
        Assert.NotEmpty(name);
        Assert.Equal(
            ScriptFailure.RecursionLimit,
            Script.IsStopped($"const g = x => x; const f = () => {nested}; return f()", Unhurried).Kind);
    }

    [Theory]
    [InlineData("(n == 0) { for (;;); } return f(n - 1)")]
    [InlineData("(n == 0) { Array(1e9) } try { return f(n - 1) } finally { }")]
    public void Limit_reached_in_a_deep_recursion_leaves_the_process_healthy(string body) =>
        Script.IsStopped($"function f(n) {{ if {body} }}; return f(200)");

    [Theory]
    [InlineData("/(a+)+$/.test('a'.repeat(50) + 'b')")]
    [InlineData("/(?=(a+)+$)/.test('a'.repeat(50) + 'b')")]
    [InlineData("new RegExp('^(a|aa)+$').exec('a'.repeat(50) + 'b')")]
    [InlineData("('a'.repeat(50) + 'b').replace(/(a+)+$/, '')")]
    [InlineData("('a'.repeat(50) + 'b').split(/(a+)+$/)")]
    public void Catastrophic_pattern_is_stopped(string script) =>
        Assert.Equal(ScriptFailure.Timeout, Script.IsStopped(script, _short).Kind);

    [Theory]
    [InlineData("s.indexOf(t)")]
    [InlineData("s.lastIndexOf(t)")]
    [InlineData("s.includes({toString() { return t }})")]
    [InlineData("s.split(t)")]
    [InlineData("s.replace(t, '')")]
    [InlineData("s.replaceAll(t, '')")]
    [InlineData("new RegExp(t).test(s)")]
    [InlineData("s.match(t)")]
    [InlineData("Array(1e5).fill(s + 'a').includes(s + 'b')")]
    public void Search_of_a_long_text_in_a_long_text_is_refused(string script) =>
        Assert.Equal(
            ScriptFailure.Timeout,
            Script.IsStopped($"const s = 'ab'.repeat(3e6), t = 'ab'.repeat(1e6) + 'aa' + 'ab'.repeat(9); {script}").Kind);

    [Fact]
    public void Sort_of_long_texts_is_stopped() =>
        Assert.Equal(
            ScriptFailure.Timeout,
            Script.IsStopped(
                "const s = 'x'.repeat(6e6); const a = []; const t = [s + 0, s + 1]; for (let i = 0; i < 9000; i++) a.push(t[i % 2]); a.sort()").Kind);
}
