using System.Globalization;
using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Drive;

/// <summary>What one connection saw; added up when the phase is over.</summary>
internal sealed class DriveTally
{
    private const int UnacknowledgedListed = 100_000;

    private readonly Dictionary<string, long> _errors = new(StringComparer.Ordinal);
    private readonly List<long> _unacknowledged = [];
    private readonly LatencyHistogram _latency = new();
    private long _lastAnswerAt;

    public long Failures => _unacknowledged.Count;

    public void OnAnswer(long seq, int status, long sent, long now)
    {
        _latency.Record(MonotonicClock.Micros(now - sent));
        _lastAnswerAt = now;
        if (status != StatusCodes.Status200OK)
        {
            OnError(seq, "HTTP " + status.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void OnError(long seq, string what)
    {
        _errors[what] = _errors.GetValueOrDefault(what) + 1;
        _unacknowledged.Add(seq);
    }

    public static DriveReport Report(DrivePhase phase, IReadOnlyCollection<DriveTally> tallies)
    {
        var latency = new LatencyHistogram();
        foreach (var tally in tallies)
        {
            latency.Add(tally._latency);
        }

        var errors = tallies.SelectMany(tally => tally._errors)
            .GroupBy(error => error.Key, error => error.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
        var unacknowledged = tallies.SelectMany(tally => tally._unacknowledged).ToList();
        return new(
            phase.First,
            phase.End,
            phase.End - phase.First - unacknowledged.Count,
            phase.StartedAt,
            tallies.Max(tally => tally._lastAnswerAt),
            latency.Figures(),
            errors,
            [.. unacknowledged.Take(UnacknowledgedListed)]);
    }
}
