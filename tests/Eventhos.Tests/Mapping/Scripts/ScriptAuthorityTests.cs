using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptAuthorityTests
{
    [Theory]
    [InlineData("process.exit()")]
    [InlineData("require('fs')")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("globalThis.constructor.constructor('return process')()")]
    [InlineData("(async () => {}).constructor('return 1')()")]
    [InlineData("(function* () {}).constructor('yield 1')()")]
    [InlineData("eval('1 + 1')")]
    [InlineData("(0, eval)('1 + 1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("new ShadowRealm().evaluate('1')")]
    [InlineData("setTimeout(() => {}, 1)")]
    [InlineData("fetch('http://localhost')")]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)")]
    [InlineData("new ArrayBuffer(1e10)")]
    [InlineData("new Uint8Array(2e9)")]
    [InlineData("BigInt(2) ** BigInt(1e9)")]
    [InlineData("''.GetType()")]
    [InlineData("eventContext.GetType()")]
    [InlineData("arguments.callee.caller.constructor('return 1')()")]
    public void Script_has_no_authority(string script)
    {
        var failed = Script.Fails($"return {script}");
        Assert.Equal(ScriptFailure.Threw, failed.Kind);
        Assert.Contains("Error", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 2n ** (10n ** 9n)")]
    [InlineData("return await import('fs')")]
    [InlineData("import fs from 'fs'; return fs")]
    public void BigInts_and_imports_are_refused_when_they_are_written(string script) =>
        Assert.Throws<ScriptSyntaxException>(() => ScriptMapping.Compile(script));

    [Theory]
    [InlineData("delete String.prototype.repeat; return typeof ''.repeat")]
    [InlineData("delete JSON.stringify; return typeof JSON.stringify")]
    [InlineData("delete globalThis.JSON; return typeof JSON")]
    [InlineData("delete Array.prototype.join; return typeof [].join")]
    public void Deleting_a_guard_does_not_bring_the_original_back(string script) =>
        Assert.Equal("undefined", Script.Text(script));

    [Theory]
    [InlineData("Object = () => { throw 1 }; return [3, 1].sort().join()", "1,3")]
    [InlineData("Promise.prototype.then = null; return 'ok'", "ok")]
    [InlineData("Array.prototype.push = Array.prototype.concat = null; return 'a'.concat('b')", "ab")]
    [InlineData("RegExp.prototype.exec = null; return 'aXb'.replace('X', '-')", "a-b")]
    public void Guards_do_not_rest_on_what_the_script_can_change(string script, string text) =>
        Assert.Equal(text, Script.Text(script));
}
