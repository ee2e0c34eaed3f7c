namespace Eventhos.Storage.Journal.Traffic;

/// <summary>An execution that is over, as the last of its kind.</summary>
/// <param name="SettledAt">When it was (milliseconds since 1970).</param>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ReceivedEventId">Its event.</param>
/// <param name="ReceivedAt">When that was received.</param>
public sealed record ExecutionMark(long SettledAt, long ExecutionId, long ReceivedEventId, long ReceivedAt)
{
    /// <summary>The later one of two.</summary>
    internal static ExecutionMark? Later(ExecutionMark? one, ExecutionMark? other) =>
        one is null || (other is not null && (other.SettledAt, other.ExecutionId).CompareTo((one.SettledAt, one.ExecutionId)) > 0) ? other : one;

    internal static void Write(BinaryWriter writer, ExecutionMark? mark)
    {
        writer.Write7BitEncodedInt64(mark?.ExecutionId ?? 0);
        if (mark is not null)
        {
            writer.Write7BitEncodedInt64(mark.SettledAt);
            writer.Write7BitEncodedInt64(mark.ReceivedEventId);
            writer.Write7BitEncodedInt64(mark.ReceivedAt);
        }
    }

    internal static ExecutionMark? Read(BinaryReader reader) =>
        reader.Read7BitEncodedInt64() is var id && id == 0
            ? null
            : new ExecutionMark(reader.Read7BitEncodedInt64(), id, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
}
