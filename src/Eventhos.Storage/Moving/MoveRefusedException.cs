namespace Eventhos.Storage.Moving;

/// <summary>A move can't begin or go on; the message is a sentence for whoever asked for it.</summary>
public sealed class MoveRefusedException : Exception
{
    /// <summary>With the sentence.</summary>
    public MoveRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
