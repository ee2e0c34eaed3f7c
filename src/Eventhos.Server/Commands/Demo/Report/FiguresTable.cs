namespace Eventhos.Server.Commands.Demo.Report;

/// <summary>The table at the end.</summary>
internal static class FiguresTable
{
    private static readonly string[] Head = ["contract", "order", "sent", "processed", "failed", "p50", "p99"];

    /// <summary>Its lines, what the latency means first.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ContractFigures> figures)
    {
        string[][] rows =
        [
            Head,
            .. figures.Select(Row),
            ["all", "", $"{figures.Sum(line => line.Sent)}", $"{figures.Sum(line => line.Processed)}", $"{figures.Sum(line => line.Failed)}", "", ""],
        ];
        return
        [
            "p50, p99: from the hub's receipt of the event to the request's arrival at the consumer; a higher",
            "order waits until the lower ones have settled. The first requests of a new hub are the slowest.",
            "",
            .. TextTable.Lines(rows),
        ];
    }

    private static string[] Row(ContractFigures line) =>
    [
        line.Contract.Title, $"{line.Contract.Order}", $"{line.Sent}", $"{line.Processed}", $"{line.Failed}",
        Shown(line.Percentile(0.5)), Shown(line.Percentile(0.99)),
    ];

    private static string Shown(TimeSpan? latency) => latency is { } time ? $"{Math.Round(time.TotalMilliseconds):0} ms" : "-";
}
