namespace Eventhos.Storage.Moving;

/// <summary>What the comparison found of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="SourceRows">Rows in the source.</param>
/// <param name="TargetRows">Rows in the target.</param>
/// <param name="SourceSum">Checksum over the source's rows.</param>
/// <param name="TargetSum">Checksum over the target's rows.</param>
public sealed record ComparedTable(string Table, long SourceRows, long TargetRows, string SourceSum, string TargetSum)
{
    /// <summary>The same rows on both sides.</summary>
    public bool IsEqual => SourceRows == TargetRows && string.Equals(SourceSum, TargetSum, StringComparison.Ordinal);
}
