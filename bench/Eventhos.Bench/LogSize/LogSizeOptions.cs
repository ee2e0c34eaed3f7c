namespace Eventhos.Bench.LogSize;

/// <summary>What <c>log-size</c> is to measure.</summary>
internal sealed record LogSizeOptions
{
    public required int Small { get; init; }
    public required int Large { get; init; }
    public required int Executions { get; init; }
    public required int Days { get; init; }
    public required int Rounds { get; init; }
    public required string? Postgres { get; init; }
    public required DirectoryInfo? Work { get; init; }
    public required FileInfo? Plans { get; init; }
}
