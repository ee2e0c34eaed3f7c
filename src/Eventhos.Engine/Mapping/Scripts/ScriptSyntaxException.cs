namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>A mapping script that is not the body of a function. The position is in the text the user wrote.</summary>
public sealed class ScriptSyntaxException : FormatException
{
    /// <summary>Creates the exception for a position, both numbers 1-based.</summary>
    public ScriptSyntaxException(string message, int line, int column, Exception? innerException = null)
        : base(message, innerException)
    {
        Line = line;
        Column = column;
    }

    /// <summary>1-based line.</summary>
    public int Line { get; }

    /// <summary>1-based column.</summary>
    public int Column { get; }
}
