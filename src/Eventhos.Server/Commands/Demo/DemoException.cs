namespace Eventhos.Server.Commands.Demo;

/// <summary>The demo can't go on; the message is a sentence for the user.</summary>
internal sealed class DemoException : Exception
{
    /// <summary>With the sentence.</summary>
    public DemoException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
