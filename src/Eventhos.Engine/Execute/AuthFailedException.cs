namespace Eventhos.Engine.Execute;

/// <summary>A token endpoint gave no token; the message is one sentence free of secrets.</summary>
public sealed class AuthFailedException : Exception
{
    /// <summary>With what went wrong.</summary>
    public AuthFailedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
