namespace Eventhos.Engine.Mapping;

/// <summary>A request can't be built from this event; the message is one sentence for the administrator. Nothing is sent.</summary>
public sealed class MappingException : Exception
{
    /// <summary>With what is wrong.</summary>
    public MappingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Where in the action; null where that is not known.</summary>
    public TemplatePlace? Place { get; init; }
}
