namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>What became of one run of a mapping script.</summary>
public abstract record ScriptResult
{
    private ScriptResult()
    {
    }

    /// <summary>A value, as <c>JSON.stringify</c> writes it.</summary>
    public sealed record Json(ReadOnlyMemory<byte> Utf8) : ScriptResult;

    /// <summary>A string, as the script returned it.</summary>
    public sealed record Text(string Value) : ScriptResult;

    /// <summary><c>undefined</c>, or no <c>return</c> at all.</summary>
    public sealed record Nothing : ScriptResult
    {
        internal static Nothing Instance { get; } = new();
    }

    /// <summary>No result. The position, where known, is 1-based and in the text the user wrote.</summary>
    public sealed record Failed(ScriptFailure Kind, string Message, int? Line = null, int? Column = null) : ScriptResult;
}
