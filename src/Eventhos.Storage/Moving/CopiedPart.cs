namespace Eventhos.Storage.Moving;

/// <summary>The part of a table that is in the target already.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="After">The key of the last; null for none, or where the table's key is no number.</param>
/// <param name="IsWhole">Nothing is missing.</param>
internal sealed record CopiedPart(long Rows, IReadOnlyList<long>? After, bool IsWhole)
{
    /// <summary>None of it.</summary>
    public static CopiedPart Nothing { get; } = new(0, After: null, IsWhole: false);
}
