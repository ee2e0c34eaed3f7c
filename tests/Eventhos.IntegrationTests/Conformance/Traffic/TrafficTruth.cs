using Eventhos.Storage.Journal.Traffic;

namespace Eventhos.IntegrationTests.Conformance.Traffic;

/// <summary>What traffic was read as, beside what plain statements answer in the same state of the database.</summary>
/// <param name="Picture">What was read.</param>
/// <param name="Events">Time, event type and system of each event.</param>
/// <param name="Executions">Of each execution: id, event, its time, contract, action, state (1 processed, 2 error, 3 aborted, 4 skipped, 0 otherwise), retried, attempts, settled.</param>
/// <param name="Attempts">Of each attempt whose latency is known: its event's time, contract, and how long it took.</param>
internal sealed record TrafficTruth(
    TrafficPicture Picture, IReadOnlyList<long[]> Events, IReadOnlyList<long[]> Executions, IReadOnlyList<long[]> Attempts)
{
    public const string EventsSql = "SELECT received_at, event_type_id, system_id FROM received_events";

    public const string ExecutionsSql =
        """
        SELECT x.id, r.id, r.received_at, x.contract_id, x.action_id,
            CASE x.state WHEN 'processed' THEN 1 WHEN 'error' THEN 2 WHEN 'aborted' THEN 3 WHEN 'skipped' THEN 4 ELSE 0 END,
            CASE WHEN x.retried_as IS NULL THEN 0 ELSE 1 END, x.attempts, coalesce(x.settled_at, 0)
        FROM executions x JOIN received_events r ON r.id = x.received_event_id
        """;

    public const string AttemptsSql =
        """
        SELECT r.received_at, x.contract_id, a.finished_at - a.started_at
        FROM attempts a JOIN executions x ON x.id = a.execution_id JOIN received_events r ON r.id = x.received_event_id
        WHERE a.outcome IN ('delivered', 'http_error', 'response_too_large', 'timeout')
        """;

    /// <summary>Compares all of it.</summary>
    public void Agree()
    {
        var bucket = (long)Picture.Range.Bucket.TotalMilliseconds;
        Assert.Equal(Picture.Range.Minutes * 60_000L, bucket * Picture.Buckets.Count);
        foreach (var piece in Picture.Buckets)
        {
            var from = piece.From.ToUnixTimeMilliseconds();
            AgreeOn(piece.Traffic, from, from + bucket);
        }

        var first = Picture.Buckets[0].From.ToUnixTimeMilliseconds();
        AgreeOn(Picture.Total, first, first + (Picture.Range.Minutes * 60_000L));
        AgreeOnFailing();
        var open = Executions.Where(row => row[5] == 0).ToList();
        Assert.Equal(open.Count, Picture.Open.Executions);
        Assert.Equal(open.Count == 0 ? null : open.Min(row => row[2]), Picture.Open.OldestReceivedAt?.ToUnixTimeMilliseconds());
    }

    private void AgreeOn(TrafficDetail traffic, long from, long before)
    {
        Assert.Equal(
            Events.Where(row => row[0] >= from && row[0] < before).GroupBy(row => (row[1], row[2])).Select(group => (group.Key, group.LongCount())).Order(),
            traffic.Events.Select(pair => (pair.Key, pair.Value)).Order());
        var executions = Executions.Where(row => row[2] >= from && row[2] < before).ToLookup(row => (row[3], row[4]));
        Assert.Equal(executions.Select(group => group.Key).Order(), traffic.Executions.Keys.Order());
        foreach (var (key, counts) in traffic.Executions)
        {
            var rows = executions[key].ToList();
            Assert.Equal(
                (rows.Count(row => row[5] == 1), rows.Count(row => row[5] is 2 or 3), rows.Count(row => row[5] == 4), rows.Count(row => row[5] == 0), rows.Count),
                (counts.Processed, counts.Failed, counts.Skipped, counts.Open, counts.Executions));
            Assert.Equal((rows.Sum(row => row[7]), rows.Sum(row => Math.Max(row[7] - 1, 0))), (counts.Attempts, counts.Retries));
            AgreeOn(rows.Where(row => row[5] is 1 or 2 or 3).Select(row => row[8] - row[2]), counts.EndToEnd);
        }

        foreach (var contract in traffic.Executions.GroupBy(pair => pair.Key.ContractId))
        {
            var answers = new LatencyHistogram();
            foreach (var (_, counts) in contract)
            {
                answers.Add(counts.Answers);
            }

            AgreeOn(Attempts.Where(row => row[0] >= from && row[0] < before && row[1] == contract.Key).Select(row => row[2]), answers);
        }
    }

    /// <summary>Percentiles are those of the times themselves, within the error that is promised.</summary>
    private static void AgreeOn(IEnumerable<long> times, LatencyHistogram histogram)
    {
        var sorted = times.Select(time => Math.Max(time, 0)).Order().ToList();
        Assert.Equal(sorted.Count, histogram.Count);
        foreach (var part in new[] { 0.5, 0.95, 0.99 })
        {
            if (sorted.Count == 0)
            {
                Assert.Null(histogram.Percentile(part));
                continue;
            }

            var exact = sorted[Math.Max((int)Math.Ceiling(part * sorted.Count), 1) - 1];
            Assert.InRange(histogram.Percentile(part)!.Value, exact < 128 ? exact : exact * 0.992, exact < 128 ? exact : exact * 1.008);
        }
    }

    private void AgreeOnFailing()
    {
        var week = Picture.At.AddDays(-6).ToUnixTimeMilliseconds();
        var lastOver = Executions.Where(row => row[2] >= week && (row[5] == 1 || (row[5] == 2 && row[6] == 0)))
            .GroupBy(row => row[3])
            .ToDictionary(group => group.Key, group => group.MaxBy(row => (row[8], row[0]))!);
        foreach (var (contract, last) in lastOver)
        {
            var failing = Picture.Failing.GetValueOrDefault(contract);
            Assert.Equal(last[5] == 2 ? (last[0], last[1], last[8]) : null, failing is null ? ((long, long, long)?)null : (failing.ExecutionId, failing.ReceivedEventId, failing.SettledAt));
            if (failing is not null)
            {
                Assert.Equal(("timeout", null, "No answer in time."), (Picture.Causes[failing.ExecutionId].Outcome, Picture.Causes[failing.ExecutionId].Status, Picture.Causes[failing.ExecutionId].Detail));
            }
        }
    }
}
