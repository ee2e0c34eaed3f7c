using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptMemoryTests
{
    /// <summary>What a run may allocate beyond its limit before it is stopped.</summary>
    private const long Overshoot = 200L << 20;

    [Theory]
    [InlineData("const a = []; for (;;) a.push({})")]
    [InlineData("let s = 'x'; for (;;) s += s")]
    [InlineData("let s = 'x'; for (;;) s = `${s}${s}`")]
    [InlineData("'x'.repeat(2 ** 29 - 100)")]
    [InlineData("'x'.padEnd(5e8)")]
    [InlineData("'x'.padStart(5e8)")]
    [InlineData("new Array(2 ** 32 - 1).fill(0)")]
    [InlineData("[...Array(1e9)]")]
    [InlineData("Array(1e9).join('x')")]
    [InlineData("Array.from({length: 1e9})")]
    [InlineData("Array.apply(null, {length: 1e9})")]
    [InlineData("Array(1000).fill('x'.repeat(1e6)).join()")]
    [InlineData("String(Array(1000).fill(new String('x'.repeat(1e6))))")]
    [InlineData("Array(1000).fill('x'.repeat(1e6)).toLocaleString()")]
    [InlineData("''.concat(...Array(1000).fill('x'.repeat(1e6)))")]
    [InlineData("String.raw({raw: Array(1000).fill('x'.repeat(1e6))})")]
    [InlineData("'a'.repeat(1e6).replaceAll('a', 'x'.repeat(500))")]
    [InlineData("'a'.repeat(1e6).replace(/a/g, 'x'.repeat(500))")]
    [InlineData("'a'.repeat(1e6).replace(/a/g, String.prototype.valueOf.bind('x'.repeat(500)))")]
    [InlineData("'a'.repeat(1e5).replace(/a/g, '$`')")]
    [InlineData("JSON.stringify(Array(500).fill('x'.repeat(1e6)))")]
    [InlineData("JSON.stringify(Array(500).fill(new String('x'.repeat(1e6))))")]
    [InlineData("JSON.stringify({a: Array(500).fill('x'.repeat(1e6))}, ['a'])")]
    [InlineData("encodeURIComponent('\\u4e00'.repeat(1.5e7))")]
    [InlineData("escape('\\u4e00'.repeat(1.5e7))")]
    [InlineData("'\\ufdfa'.repeat(1.5e7).normalize('NFKD')")]
    [InlineData("'x'.repeat(2e7).split('')")]
    [InlineData("Array(300).fill('x'.repeat(1e7)).map(Function.prototype.call.bind(String.prototype.toUpperCase))")]
    [InlineData("const a = Array(1e6).fill(0); Array(300).fill(a).map(x => [...x])")]
    [InlineData("const a = []; for (let i = 0; ; i++) a['k' + i] = new Map([[i, 'x'.repeat(1000)]])")]
    public void Memory_bomb_is_stopped(string script)
    {
        // On a slow machine the time may be over first.
        var failed = Script.IsStopped($"const before = 1; {script}");
        Assert.Contains(failed.Kind, new[] { ScriptFailure.MemoryLimit, ScriptFailure.Timeout });
    }

    [Fact]
    public void Huge_sparse_array_is_not_written() =>
        Assert.Equal(ScriptFailure.MemoryLimit, Script.IsStopped("const a = []; a[4e9] = 1; return a").Kind);

    [Fact]
    public void Templates_and_spreads_of_one_expression_share_the_limit()
    {
        var template = string.Concat(Enumerable.Repeat("${s}", 40));
        var spreads = string.Concat(Enumerable.Repeat("[...a],", 300));
        Assert.Equal(ScriptFailure.MemoryLimit, Script.IsStopped($"const s = 'x'.repeat(1e7); return `{template}`").Kind);
        Assert.Equal(
            ScriptFailure.MemoryLimit, Script.IsStopped($"const a = Array(5e5).fill(0); const q = [{spreads}]").Kind);
    }

    [Fact]
    public void Result_of_many_references_to_one_text_is_not_built()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failed = Script.Fails(
            "return Array(500).fill('x'.repeat(1e6))", ScriptLimits.Default with { MaxResultBytes = 4 << 20 });
        Assert.Equal(ScriptFailure.ResultTooLarge, failed.Kind);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Overshoot);
    }

    [Theory]
    [InlineData("return 'x'.repeat(2 ** 29 - 100)")]
    [InlineData("return Array(1000).fill('x'.repeat(1e6)).join()")]
    [InlineData("return JSON.stringify(Array(500).fill('x'.repeat(1e6)))")]
    [InlineData("return 'a'.repeat(1e6).replace(/a/g, 'x'.repeat(500))")]
    [InlineData("return encodeURIComponent('\\u4e00'.repeat(1.5e7))")]
    public void Memory_is_refused_before_it_is_allocated(string script)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Script.Fails(script);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Overshoot);
    }

    [Fact]
    public void Deep_json_is_refused() =>
        Assert.Equal(ScriptFailure.Threw, Script.IsStopped("JSON.parse('['.repeat(1e6))").Kind);
}
