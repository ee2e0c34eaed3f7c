using Jint.Runtime;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// Asks the budget whenever a promise gets a continuation. Promises whose continuations are all built-in functions go on
/// for ever without one statement of the script, and limits are asked per statement.
/// </summary>
internal sealed class JobBudget : JobCallbackHooks
{
    private readonly RunBudget _budget;

    public JobBudget(RunBudget budget) => _budget = budget;

    protected override object? Capture(Jint.Engine engine)
    {
        _budget.Check();
        return null;
    }

    protected override object? Enter(Jint.Engine engine, object hostDefined) => null;

    protected override void Exit(Jint.Engine engine, object? token)
    {
        // Nothing was entered.
    }
}
