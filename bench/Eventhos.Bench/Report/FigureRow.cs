using Eventhos.Bench.Run;

namespace Eventhos.Bench.Report;

/// <summary>One line of the table: what it is called, where it comes from, how it is written, whether a ratio says something.</summary>
internal sealed record FigureRow(string Title, Func<RunFigures, double> Value, string Format, bool Compared)
{
    public static IReadOnlyList<FigureRow> All { get; } =
    [
        new("acknowledged", run => run.Acknowledged, "N0", Compared: false),
        new("accepted/s", run => run.AcceptedPerSecond, "N0", Compared: true),
        new("answer p50 ms", run => run.Answer.P50, "N2", Compared: true),
        new("answer p99 ms", run => run.Answer.P99, "N2", Compared: true),
        new("answer max ms", run => run.Answer.Max, "N1", Compared: true),
        new("delivered", run => run.Delivered, "N0", Compared: false),
        new("delivered/s", run => run.DeliveredPerSecond, "N0", Compared: true),
        new("end-to-end p50 ms", run => run.EndToEnd.P50, "N2", Compared: true),
        new("end-to-end p99 ms", run => run.EndToEnd.P99, "N2", Compared: true),
        new("end-to-end max ms", run => run.EndToEnd.Max, "N1", Compared: true),
        new("drain s", run => run.DrainSeconds, "N2", Compared: false),
        new("peak RSS MB", run => run.PeakRssMb, "N0", Compared: true),
        new("CPU s", run => run.Cpu.Target, "N2", Compared: false),
        new("CPU us/event", run => run.CpuMicrosPerEvent, "N1", Compared: true),
        new("CPU s load", run => run.Cpu.Driver, "N2", Compared: false),
        new("CPU s consumer", run => run.Cpu.Consumer, "N2", Compared: false),
        new("CPU s others", run => run.Cpu.Others, "N2", Compared: false),
        new("data MB", run => run.DataMb, "N1", Compared: false),
        new("renderings/s", run => run.RenderingsPerSecond, "N1", Compared: false),
        new("shown MB", run => run.ShownMb, "N1", Compared: false),
        new("errors", run => run.ErrorCount, "N0", Compared: false),
        new("missing", run => run.Missing, "N0", Compared: false),
        new("duplicates", run => run.Duplicates, "N0", Compared: false),
        new("repeated webhook-id", run => run.RepeatedWebhookIds, "N0", Compared: false),
        new("without webhook-id", run => run.WithoutWebhookId, "N0", Compared: false),
        new("stray", run => run.Stray, "N0", Compared: false),
    ];
}
