namespace Eventhos.Engine.Mapping.JsonPath;

/// <summary>The query would cost more than one evaluation may (RFC 9535, section 4.1).</summary>
public sealed class JsonPathLimitException : Exception
{
    public JsonPathLimitException(string message)
        : base(message)
    {
    }
}
