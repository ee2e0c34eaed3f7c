namespace Eventhos.Storage.Moving;

/// <summary>How much is copied at once: each batch is a transaction, and what a kill can cost.</summary>
/// <param name="Rows">At most so many rows.</param>
/// <param name="Bytes">And about so many bytes, unless one row alone is larger.</param>
internal sealed record MoveOptions(int Rows = 10_000, int Bytes = 8 * 1024 * 1024);
