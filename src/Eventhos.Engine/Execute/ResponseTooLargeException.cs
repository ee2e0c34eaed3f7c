namespace Eventhos.Engine.Execute;

/// <summary>A response body exceeded the bound.</summary>
public sealed class ResponseTooLargeException : IOException
{
    /// <summary>With the bound, in bytes.</summary>
    public ResponseTooLargeException(int maxBytes)
        : base($"The consumer's response body is larger than {maxBytes} bytes.")
    {
    }
}
