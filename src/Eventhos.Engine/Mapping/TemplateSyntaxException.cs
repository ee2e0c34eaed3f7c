namespace Eventhos.Engine.Mapping;

/// <summary>An action can't be compiled; the message is one sentence for its administrator.</summary>
public sealed class TemplateSyntaxException : FormatException
{
    /// <summary>With what is wrong.</summary>
    public TemplateSyntaxException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Where it is wrong; null where only the text is known and not the part that it belongs to.</summary>
    public TemplatePlace? Place { get; init; }

    /// <summary>How many characters of the text come before what is wrong in it.</summary>
    public int Offset { get; init; }

    /// <summary>The same, with its place.</summary>
    public TemplateSyntaxException At(TemplatePlace place) => new(Message, this) { Place = place };
}
