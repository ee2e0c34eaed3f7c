using Eventhos.IntegrationTests.Hosting;

namespace Eventhos.IntegrationTests.Faults;

/// <summary>Scripts that would bring a hub down. Each is stopped, nothing is sent, and the hub goes on.</summary>
public sealed class HostileScriptTests
{
    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;) { try { while (true) {} } catch {} }")]
    [InlineData("async function f() { while (true) await null; } await f();")]
    [InlineData("function f() { return f(); } return f();")]
    [InlineData("const a = []; while (true) a.push(new Array(1000).fill(a));")]
    [InlineData("let s = 'x'; while (true) s += s;")]
    [InlineData("return 'x'.repeat(2 ** 30);")]
    [InlineData("return new Array(2 ** 32 - 1).fill(0);")]
    [InlineData("return new ArrayBuffer(2 ** 33);")]
    [InlineData("return { v: new Array(10000).fill('x'.repeat(100000)) };")]
    [InlineData("return /(a+)+$/.test('a'.repeat(60) + '!');")]
    [InlineData("return new Promise(() => {});")]
    [InlineData("process.exit(1);")]
    [InlineData("return require('fs').readFileSync('/etc/passwd', 'utf8');")]
    [InlineData("return System.IO.File.ReadAllText('/etc/passwd');")]
    [InlineData("return importNamespace('System');")]
    [InlineData("return await fetch('http://localhost/');")]
    [InlineData("return { toJSON() { while (true) {} } };")]
    [InlineData("let o = {}; for (let i = 0; i < 100000; i++) o = { o }; return o;")]
    public async Task A_hostile_script_is_stopped_and_the_hub_goes_on(string script)
    {
        await using var hub = await RunningHub.StartAsync(("Scripts:TimeoutMilliseconds", "1000"));
        await using var receiver = await Receiver.StartAsync();
        var kind = await hub.AddEventAsync();
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/hostile")) { Script = script });
        await hub.AddFlowAsync(kind, new ActionSpec(receiver.Url("/neighbour")) { Script = "return { ok: true };" }, order: 1);

        var executions = await hub.SettledExecutionsAsync((await hub.SendAsync(kind)).EventId);

        executions[0].GaveUp("mapping_failed");
        executions[1].Delivered();
        Assert.Equal("/neighbour", receiver.Call.Path);
        Assert.Equal(200, (await hub.Anyone.GetAsync("/")).Status);
    }
}
