using Eventhos.Storage.Moving;

namespace Eventhos.IntegrationTests.Moving;

/// <summary>Ends a move after it told of a few steps; the comparison at the end is let pass.</summary>
internal sealed class InterruptingProgress(int steps) : IMoveProgress
{
    private int _left = steps;

    public void Copied(string table, long done, long total) => Step();

    public void Finished(string table, long rows) => Step();

    public void Compared(string storage, string table, long rows)
    {
    }

    public void Note(string sentence)
    {
        if (!sentence.StartsWith("Everything is copied", StringComparison.Ordinal))
        {
            Step();
        }
    }

    private void Step()
    {
        if (--_left == 0)
        {
            throw new InterruptedException();
        }
    }

    internal sealed class InterruptedException : Exception;
}
