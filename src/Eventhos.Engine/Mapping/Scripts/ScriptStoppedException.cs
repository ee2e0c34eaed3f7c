namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Ends a run from inside the engine. Scripts cannot catch it: only JavaScript errors reach their <c>catch</c>.</summary>
internal sealed class ScriptStoppedException : Exception
{
    public ScriptStoppedException(ScriptFailure kind, string message)
        : base(message) =>
        Kind = kind;

    public ScriptFailure Kind { get; }
}
