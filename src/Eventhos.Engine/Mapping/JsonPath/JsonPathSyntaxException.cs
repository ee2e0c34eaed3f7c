namespace Eventhos.Engine.Mapping.JsonPath;

/// <summary>The text is not a well-formed and valid query (RFC 9535, section 2.1).</summary>
public sealed class JsonPathSyntaxException : FormatException
{
    public JsonPathSyntaxException(string message, int position)
        : base(message)
    {
        Position = position;
    }

    /// <summary>Where in the query text the fault lies, counted in UTF-16 characters from zero.</summary>
    public int Position { get; }
}
