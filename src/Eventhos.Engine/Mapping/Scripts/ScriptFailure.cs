namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Why a mapping script gave no result.</summary>
public enum ScriptFailure
{
    /// <summary>The script threw, or returned a promise that was rejected.</summary>
    Threw,

    /// <summary>It ran longer than <see cref="ScriptLimits.Time"/>.</summary>
    Timeout,

    /// <summary>It allocated more than <see cref="ScriptLimits.MemoryBytes"/>.</summary>
    MemoryLimit,

    /// <summary>Its calls were nested deeper than <see cref="ScriptLimits.Recursion"/> or than the stack holds.</summary>
    RecursionLimit,

    /// <summary>It returned a promise that nothing is left to settle.</summary>
    UnsettledPromise,

    /// <summary>Its result is larger than <see cref="ScriptLimits.MaxResultBytes"/>.</summary>
    ResultTooLarge,

    /// <summary>Its result has no JSON form: a circular structure, a function, a symbol.</summary>
    NotSerializable,
}
