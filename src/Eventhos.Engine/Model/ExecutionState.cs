namespace Eventhos.Engine.Model;

/// <summary>Where an execution stands. It is in exactly one of these and changes only through an <c>ExecutionTransition</c>.</summary>
public enum ExecutionState
{
    /// <summary>An earlier order group of its received event is not settled yet.</summary>
    Waiting,

    /// <summary>May be carried out; no node owns it.</summary>
    Ready,

    /// <summary>Leased to one node, which has it in a lane or on the wire.</summary>
    Running,

    /// <summary>An attempt failed for now; the next one is due at a known time.</summary>
    Retrying,

    /// <summary>The consumer accepted it.</summary>
    Processed,

    /// <summary>Gave up: the outcome is permanent, or the attempts are used up.</summary>
    Error,

    /// <summary>Never carried out: the contract was inactive or its filter said no.</summary>
    Skipped,

    /// <summary>A person gave up on it.</summary>
    Aborted,
}
