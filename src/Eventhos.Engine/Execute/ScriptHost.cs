using System.Collections.Concurrent;
using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Engine.Execute;

/// <summary>
/// Runs JavaScript mappings on a few threads of its own, one at a time for an action: a script that loops to its limit costs its own
/// action, not the thread pool that answers producers.
/// </summary>
public sealed class ScriptHost : IDisposable
{
    // Deep recursion inside the interpreter needs more stack than a pool thread has.
    private const int StackBytes = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<long, SemaphoreSlim> _oneForAction = new();
    private readonly BlockingCollection<Action> _work = [];
    private readonly ScriptLimits _limits;

    /// <summary>With as many threads as processors, at least two.</summary>
    public ScriptHost(ScriptLimits limits)
    {
        _limits = limits;
        for (var i = 0; i < Math.Max(2, Environment.ProcessorCount); i++)
        {
            new Thread(RunWork, StackBytes) { IsBackground = true, Name = $"script {i}" }.Start();
        }
    }

    /// <summary>Runs a script; its failures are results, not exceptions.</summary>
    public async Task<ScriptResult> RunAsync(long actionId, ScriptMapping script, ScriptInput input, CancellationToken cancellationToken)
    {
        var turn = _oneForAction.GetOrAdd(actionId, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var done = new TaskCompletionSource<ScriptResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            _work.Add(() => Run(script, input, done, cancellationToken), cancellationToken);
            return await done.Task;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _work.CompleteAdding();

    private void Run(ScriptMapping script, ScriptInput input, TaskCompletionSource<ScriptResult> done, CancellationToken cancellationToken)
    {
        try
        {
            done.SetResult(script.Run(input, _limits, cancellationToken));
        }
        catch (OperationCanceledException e)
        {
            done.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    private void RunWork()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
