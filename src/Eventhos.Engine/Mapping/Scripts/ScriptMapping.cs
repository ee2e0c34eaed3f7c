using Acornima.Ast;
using Jint;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// A mapping written in JavaScript: the body of a function of <c>eventContext</c> that returns the body of the request.
/// Parsed once; safe to share between threads and to run any number of times.
/// </summary>
public sealed class ScriptMapping
{
    private readonly Prepared<Script> _program;
    private readonly int _lines;

    private ScriptMapping(Prepared<Script> program, int lines)
    {
        _program = program;
        _lines = lines;
    }

    /// <summary>Parses the body of the function.</summary>
    /// <exception cref="ScriptSyntaxException">The text is not the body of a JavaScript function.</exception>
    public static ScriptMapping Compile(string functionBody)
    {
        ArgumentNullException.ThrowIfNull(functionBody);
        return new ScriptMapping(ScriptCompiler.Compile(functionBody), ScriptCompiler.LinesOf(functionBody));
    }

    /// <summary>Runs the script in an engine of its own. Whatever the script does ends in a result, never in an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public ScriptResult Run(ScriptInput input, ScriptLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        ct.ThrowIfCancellationRequested();
        return new ScriptRun(limits, _lines, ct).Execute(in _program, input);
    }
}
