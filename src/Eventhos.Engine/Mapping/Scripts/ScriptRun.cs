using System.Text.RegularExpressions;
using Acornima.Ast;
using Eventhos.Engine.Mapping.Scripts.Guards;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>One run: a fresh engine, the function, its promises, the text of its result.</summary>
internal sealed class ScriptRun
{
    private readonly RunBudget _budget;
    private readonly Sandbox _sandbox;
    private readonly ThrownValueReader _thrown;

    public ScriptRun(ScriptLimits limits, int lines, CancellationToken ct)
    {
        _budget = new RunBudget(limits, ct);
        _sandbox = new Sandbox(new Jint.Engine(EngineOptions.For(limits, _budget)), _budget);
        _thrown = new ThrownValueReader(lines);
    }

    public ScriptResult Execute(in Prepared<Script> program, ScriptInput input)
    {
        try
        {
            var engine = _sandbox.Engine;
            var factory = engine.Evaluate(in program);
            var function = engine.Call(factory, TextGuards.SourceTag(_sandbox));
            var promise = engine.Call(function, EventContext.Create(engine, input));
            return ResultText.Of(Settled(promise), _sandbox);
        }
        catch (PromiseRejectedException error)
        {
            return Guarded(() => _thrown.Read(error.RejectedValue));
        }
        catch (JavaScriptException error)
        {
            return Guarded(() => _thrown.Read(error.Error));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Failed(error);
        }
    }

    private JsValue Settled(JsValue promise)
    {
        _sandbox.Engine.Advanced.ProcessTasks();
        try
        {
            // All jobs have run, and nothing outside can settle a promise: what is still pending stays so.
            return promise.UnwrapIfPromise(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            _budget.Check();
            throw new ScriptStoppedException(
                ScriptFailure.UnsettledPromise, "The script returned a promise that is never settled.");
        }
    }

    /// <summary>Reading what was thrown runs getters of the script, which may fail in their turn.</summary>
    private static ScriptResult.Failed Guarded(Func<ScriptResult.Failed> read)
    {
        try
        {
            return read();
        }
        catch (JavaScriptException)
        {
            return new ScriptResult.Failed(ScriptFailure.Threw, "The script threw a value that cannot be read.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Failed(error);
        }
    }

    private static ScriptResult.Failed Failed(Exception error) => error switch
    {
        ScriptStoppedException stopped => new(stopped.Kind, stopped.Message),
        RegexMatchTimeoutException => new(ScriptFailure.Timeout, "A regular expression ran longer than the script may."),
        TimeoutException => new(ScriptFailure.Timeout, "The script ran longer than it may."),
        MemoryLimitExceededException or OutOfMemoryException =>
            new(ScriptFailure.MemoryLimit, "The script needs more memory than it may use."),
        RecursionDepthOverflowException or InsufficientExecutionStackException =>
            new(ScriptFailure.RecursionLimit, "The calls of the script are nested too deeply."),
        _ => new(ScriptFailure.Threw, $"The script engine failed: {error.Message}"),
    };
}
