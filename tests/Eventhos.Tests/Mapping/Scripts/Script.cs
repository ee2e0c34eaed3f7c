using System.Text;
using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

/// <summary>Runs mapping scripts the way the tests need them.</summary>
internal static class Script
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    public static ScriptInput Input(string body = "{}") => new()
    {
        BodyJson = Encoding.UTF8.GetBytes(body),
        Headers = [new("x-event", "push"), new("accept", "a"), new("accept", "b")],
        QueryJson = """{"page":["1","2"]}"""u8.ToArray(),
        Url = "/event/received",
    };

    public static ScriptResult Run(string script, string body = "{}", ScriptLimits? limits = null) =>
        ScriptMapping.Compile(script).Run(Input(body), limits ?? ScriptLimits.Default, CancellationToken.None);

    public static string Json(string script, string body = "{}") =>
        Run(script, body) switch
        {
            ScriptResult.Json json => Encoding.UTF8.GetString(json.Utf8.Span),
            var other => other.ToString(),
        };

    public static string Text(string script) =>
        Run(script) switch
        {
            ScriptResult.Text text => text.Value,
            var other => other.ToString(),
        };

    public static ScriptResult.Failed Fails(string script, ScriptLimits? limits = null) =>
        Assert.IsType<ScriptResult.Failed>(Run(script, limits: limits));

    /// <summary>
    /// Runs on a thread with the smallest stack .NET gives its threads anywhere, so that a script that is not stopped
    /// fails the test instead of holding it for ever.
    /// </summary>
    public static ScriptResult.Failed IsStopped(string script, ScriptLimits? limits = null)
    {
        ScriptResult? result = null;
        var thread = new Thread(() => result = Run(script, limits: limits), 1536 * 1024) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(_patience), "The script still runs.");
        return Assert.IsType<ScriptResult.Failed>(result);
    }
}
