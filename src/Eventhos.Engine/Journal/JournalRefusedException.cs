namespace Eventhos.Engine.Journal;

/// <summary>What was to be stored breaks a rule of the schema: nothing was stored, and trying again would never help.</summary>
public sealed class JournalRefusedException : Exception
{
    /// <summary>With the rule that was broken.</summary>
    public JournalRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
