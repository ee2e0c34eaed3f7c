namespace Eventhos.Storage.Moving;

/// <summary>A table or column that a move does not copy.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for the whole table.</param>
/// <param name="Why">Why nothing is lost by that.</param>
internal sealed record LeftOut(string Table, string? Column, string Why);
