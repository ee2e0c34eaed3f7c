using System.Globalization;
using System.Text.Json;
using Eventhos.Bench.Consumer;
using Eventhos.Bench.Drive;
using Eventhos.Bench.Measure;
using Eventhos.Bench.Processes;

namespace Eventhos.Bench.Run;

/// <summary>
/// One run against one target: start consumer, target and load generator; warm up; measure; wait until all is delivered;
/// take account.
/// </summary>
internal sealed class MeasuredRun(LoadOptions options, ITarget target, string folder, CancellationToken cancellation)
{
    private readonly List<RssSample> _rss = [];

    public async Task<RunFigures> ExecuteAsync(int round)
    {
        using var processes = new ChildProcesses();
        var consumerProcess = processes.StartOwn("consumer", inlineSockets: true);
        using var consumer = new ConsumerClient(
            int.Parse(await consumerProcess.ReadLineAsync(cancellation), CultureInfo.InvariantCulture));
        var running = await target.StartAsync(processes, consumer.Inbox, folder, cancellation);
        var driver = processes.StartOwn("drive", inlineSockets: true);

        await WarmUpAsync(driver, running, consumer);
        var (renderings, bytes) = Seen(running);
        var began = MonotonicClock.Now;
        var cpu = new CpuAccount(running.Processes, driver, consumerProcess);
        await driver.WriteLineAsync(DriveLines.Go, cancellation);
        var drive = await ReadReportAsync(driver, running.Processes);
        var drain = new Drain(consumer, options, cancellation);
        await drain.WaitAsync(drive.Acknowledged);
        var used = cpu.Used();
        var (renderingsNow, bytesNow) = Seen(running);
        var seconds = MonotonicClock.Seconds(MonotonicClock.Now - began);
        var stats = await drain.LookBackAsync();
        var missing = await consumer.MissingAsync(drive.First, drive.End, cancellation);
        await Task.WhenAll(running.Viewers.Select(viewer => viewer.DisposeAsync().AsTask()));
        return Figures(round, drive, stats, missing) with
        {
            Cpu = used,
            PeakRssMb = running.Processes.Sum(process => process.Usage().PeakRssMb),
            RenderingsPerSecond = (renderingsNow - renderings) / seconds,
            ShownMb = (bytesNow - bytes) / (1024.0 * 1024),
        };
    }

    /// <summary>What was shown to all who look, who must not have lost sight of it.</summary>
    private static (long Renderings, long Bytes) Seen(RunningTarget running)
    {
        if (running.Viewers.FirstOrDefault(viewer => viewer.Failure is not null) is { } failed)
        {
            throw new BenchmarkException($"A viewer sees nothing any more: {failed.Failure!.Message}");
        }

        return (running.Viewers.Sum(viewer => viewer.Renderings), running.Viewers.Sum(viewer => viewer.Bytes));
    }

    private async Task WarmUpAsync(Child driver, RunningTarget running, ConsumerClient consumer)
    {
        await consumer.ResetAsync(from: 1, options.Contracts, cancellation);
        var order = new DriveOrder(
            running.Ports,
            running.EventIdentifier,
            running.Token,
            options.Connections,
            options.Body,
            options.Warmup,
            options.Seconds,
            options.Events);
        await driver.WriteLineAsync(JsonSerializer.Serialize(order), cancellation);
        var line = await driver.ReadLineAsync(cancellation);
        var warm = JsonSerializer.Deserialize<DriveReport>(line[DriveLines.Warm.Length..])!;
        await new Drain(consumer, options, cancellation).WaitAsync(warm.Acknowledged);
        await consumer.ResetAsync(warm.End, options.Contracts, cancellation);
    }

    private async Task<DriveReport> ReadReportAsync(Child driver, IReadOnlyList<Child> measured)
    {
        while (true)
        {
            var line = await driver.ReadLineAsync(cancellation);
            if (line.StartsWith(DriveLines.Report, StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<DriveReport>(line[DriveLines.Report.Length..])!;
            }

            var answered = long.Parse(line[DriveLines.Progress.Length..], CultureInfo.InvariantCulture);
            _rss.Add(new(answered, measured.Sum(process => process.Usage().RssMb)));
        }
    }

    private RunFigures Figures(int round, DriveReport drive, ConsumerStats stats, MissingSeqs missing)
    {
        var unacknowledged = drive.Unacknowledged.ToHashSet();
        return new()
        {
            Target = target.Name,
            Round = round,
            Acknowledged = drive.Acknowledged,
            AcceptedPerSecond = drive.Acknowledged / MonotonicClock.Seconds(drive.LastAnswerAt - drive.FirstSentAt),
            Answer = drive.Answer,
            Delivered = stats.Deliveries,
            DeliveredPerSecond = stats.Deliveries / MonotonicClock.Seconds(Math.Max(1, stats.LastAt - drive.FirstSentAt)),
            EndToEnd = stats.EndToEnd,
            DrainSeconds = Math.Max(0, MonotonicClock.Seconds(stats.LastAt - drive.LastAnswerAt)),
            RssSamples = _rss,
            DataMb = FolderMb(),
            Errors = drive.Errors,
            Missing = missing.Count - missing.Seqs.Count(unacknowledged.Contains),
            MissingSeqs = [.. missing.Seqs.Where(seq => !unacknowledged.Contains(seq)).Take(20)],
            Duplicates = stats.Surplus,
            RepeatedWebhookIds = stats.RepeatedWebhookIds,
            WithoutWebhookId = stats.WithoutWebhookId,
            Stray = stats.Stray,
        };
    }

    private double FolderMb() =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / (1024.0 * 1024);
}
