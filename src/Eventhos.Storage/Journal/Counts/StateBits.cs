namespace Eventhos.Storage.Journal.Counts;

/// <summary>
/// In which of the log's states an event has executions, as bits. States in which an execution is not over share one bit, so that going from one of
/// them to another changes no count.
/// </summary>
internal static class StateBits
{
    public const int Processed = 1;
    public const int Error = 2;
    public const int Retried = 4;
    public const int Aborted = 8;
    public const int Skipped = 16;
    public const int Open = 32;

    /// <summary>The states that <see cref="Open"/> stands for.</summary>
    public static IReadOnlyList<string> OpenWords { get; } = ["waiting", "ready", "running", "retrying"];

    /// <summary>The bit of a row of executions, in the SQL of either database.</summary>
    public static string Sql { get; } =
        $"""
        CASE x.state WHEN 'processed' THEN {Processed} WHEN 'error' THEN CASE WHEN x.retried_as IS NULL THEN {Error} ELSE {Retried} END
            WHEN 'aborted' THEN {Aborted} WHEN 'skipped' THEN {Skipped} ELSE {Open} END
        """;

    /// <summary>The bit of a word that a filter may name; 0 where the word has none of its own.</summary>
    public static int Of(string word) => word switch
    {
        "processed" => Processed,
        "error" => Error,
        EventLogFilter.Retried => Retried,
        "aborted" => Aborted,
        "skipped" => Skipped,
        _ => 0,
    };
}
