namespace Eventhos.Storage.Moving;

/// <summary>Is told how far a move is; also from several threads at once.</summary>
public interface IMoveProgress
{
    /// <summary>A part of a table was copied and will not be copied again, whatever happens.</summary>
    /// <param name="table">The table.</param>
    /// <param name="done">Its rows that are in the target.</param>
    /// <param name="total">Its rows in the source.</param>
    void Copied(string table, long done, long total);

    /// <summary>A table is in the target as a whole.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    void Finished(string table, long rows);

    /// <summary>Rows of a table were read once more for the comparison.</summary>
    /// <param name="storage">Where.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many so far.</param>
    void Compared(string storage, string table, long rows);

    /// <summary>Something that happens once.</summary>
    void Note(string sentence);
}
