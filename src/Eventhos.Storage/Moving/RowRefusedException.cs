namespace Eventhos.Storage.Moving;

/// <summary>The target does not take a row; nothing of its batch was stored.</summary>
internal sealed class RowRefusedException : Exception
{
    /// <summary>The row at a place of the batch, and what the database said.</summary>
    public RowRefusedException(int place, Exception inner)
        : base(inner.Message, inner) => Place = place;

    /// <summary>Its place in the batch.</summary>
    public int Place { get; }
}
