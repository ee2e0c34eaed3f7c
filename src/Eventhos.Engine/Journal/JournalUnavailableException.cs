namespace Eventhos.Engine.Journal;

/// <summary>The journal could not store anything: the disk is full, the database is gone, or too much is waiting already.</summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>With what stood in the way.</summary>
    public JournalUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
