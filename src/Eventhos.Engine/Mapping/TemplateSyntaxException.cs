namespace Eventhos.Engine.Mapping;

/// <summary>An action can't be compiled; the message is one sentence for its administrator.</summary>
public sealed class TemplateSyntaxException : FormatException
{
    /// <summary>With what is wrong.</summary>
    public TemplateSyntaxException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
