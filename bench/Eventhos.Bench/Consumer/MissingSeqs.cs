namespace Eventhos.Bench.Consumer;

/// <summary>Numbers that came less often than expected; the list is cut, the count is not.</summary>
internal sealed record MissingSeqs(long Count, IReadOnlyList<long> Seqs);
