namespace Eventhos.Storage.Journal.Counts;

/// <summary>A piece that counts are made of: a span whose count is stored, or a second as it was just counted.</summary>
internal sealed record SpanPart(long Length, long Start, SpanDetail Detail, bool IsStored);
