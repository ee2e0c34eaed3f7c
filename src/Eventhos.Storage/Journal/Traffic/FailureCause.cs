namespace Eventhos.Storage.Journal.Traffic;

/// <summary>What went wrong with the last attempt of an execution.</summary>
/// <param name="Outcome">The outcome's word, e.g. <c>timeout</c>.</param>
/// <param name="Status">The HTTP status of the consumer's answer; null where none came.</param>
/// <param name="Detail">One sentence; null where it can't be read any more.</param>
public sealed record FailureCause(string Outcome, int? Status, string? Detail);
