using Eventhos.Storage.Journal.Counts;

namespace Eventhos.Storage.Journal.Traffic;

/// <summary>Counts rows of the event log into spans of a length by the arrival of their event, as a statement of either database reads them.</summary>
internal sealed class TrafficTally(long length)
{
    /// <summary>Of attempts with these outcomes the consumer's latency is known: it answered, or did not in all the time that it was given.</summary>
    public const string Answered = "a.outcome IN ('delivered', 'http_error', 'response_too_large', 'timeout')";

    private readonly SortedDictionary<long, TrafficDetail> _spans = [];

    /// <summary>What was counted.</summary>
    public IReadOnlyList<TrafficPart> Parts => [.. _spans.Select(span => new TrafficPart(span.Key, span.Value))];

    /// <summary>An event.</summary>
    public void Event(long receivedAt, long eventTypeId, long systemId) => SpanOf(receivedAt).Add(eventTypeId, systemId, 1);

    /// <summary>An execution.</summary>
    public void Execution(long receivedAt, long receivedEventId, long id, (long Contract, long Action) of, string state, bool isRetried, int attempts, long? settledAt)
    {
        var counts = SpanOf(receivedAt).Of(of.Contract, of.Action);
        counts.Attempts += attempts;
        counts.Retries += Math.Max(attempts - 1, 0);
        switch (state)
        {
            case "processed":
                counts.Processed++;
                counts.EndToEnd.Add(settledAt!.Value - receivedAt);
                counts.LastProcessed = ExecutionMark.Later(counts.LastProcessed, new ExecutionMark(settledAt.Value, id, receivedEventId, receivedAt));
                break;
            case "error" or "aborted":
                counts.Failed++;
                counts.EndToEnd.Add(settledAt!.Value - receivedAt);
                if (state == "error" && !isRetried)
                {
                    counts.LastFailed = ExecutionMark.Later(counts.LastFailed, new ExecutionMark(settledAt.Value, id, receivedEventId, receivedAt));
                }

                break;
            case "skipped":
                counts.Skipped++;
                break;
            default:
                counts.Open++;
                break;
        }
    }

    /// <summary>How long an attempt took.</summary>
    public void Answer(long receivedAt, long contractId, long actionId, long milliseconds) => SpanOf(receivedAt).Of(contractId, actionId).Answers.Add(milliseconds);

    private TrafficDetail SpanOf(long receivedAt)
    {
        var start = SpanLengths.StartOf(receivedAt, length);
        if (!_spans.TryGetValue(start, out var detail))
        {
            _spans.Add(start, detail = new TrafficDetail());
        }

        return detail;
    }
}
