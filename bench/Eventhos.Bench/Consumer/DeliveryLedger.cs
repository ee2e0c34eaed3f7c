using Eventhos.Bench.Measure;

namespace Eventhos.Bench.Consumer;

/// <summary>Keeps account of every delivery: how often each number came, which webhook ids, how late.</summary>
internal sealed class DeliveryLedger
{
    private const int MissingListed = 10_000;

    private readonly Lock _lock = new();
    private readonly SeqCounts _counts = new();
    private readonly SeenIds _ids = new();
    private readonly LatencyHistogram _endToEnd = new();
    private int _perEvent = 1;
    private long _deliveries;
    private long _surplus;
    private long _repeatedIds;
    private long _withoutId;
    private long _stray;
    private long _lastAt;

    /// <summary>Forgets everything; from now on numbers from <paramref name="first"/> on are expected, so many times each.</summary>
    public void Reset(long first, int perEvent)
    {
        lock (_lock)
        {
            _counts.Clear(first);
            _ids.Clear();
            _endToEnd.Clear();
            _perEvent = perEvent;
            _deliveries = _surplus = _repeatedIds = _withoutId = _stray = _lastAt = 0;
        }
    }

    public void Record(long seq, long sent, string? webhookId)
    {
        var now = MonotonicClock.Now;
        var hash = string.IsNullOrEmpty(webhookId) ? default : SeenIds.Hash(webhookId);
        lock (_lock)
        {
            var times = _counts.Increment(seq);
            if (times == 0)
            {
                _stray++;
                return;
            }

            _deliveries++;
            _surplus += times > _perEvent ? 1 : 0;
            _withoutId += hash == default ? 1 : 0;
            _repeatedIds += hash != default && !_ids.Add(hash) ? 1 : 0;
            _lastAt = Math.Max(_lastAt, now);
            _endToEnd.Record(MonotonicClock.Micros(now - sent));
        }
    }

    /// <summary>A request whose body holds no number.</summary>
    public void RecordStray()
    {
        lock (_lock)
        {
            _stray++;
        }
    }

    public ConsumerStats Stats()
    {
        lock (_lock)
        {
            return new(_deliveries, _surplus, _repeatedIds, _withoutId, _stray, _lastAt, _endToEnd.Figures());
        }
    }

    /// <summary>Numbers in [from, to) that came too seldom.</summary>
    public MissingSeqs Missing(long from, long to)
    {
        lock (_lock)
        {
            long count = 0;
            var listed = new List<long>();
            for (var seq = from; seq < to; seq++)
            {
                if (_counts[seq] < _perEvent && ++count <= MissingListed)
                {
                    listed.Add(seq);
                }
            }

            return new(count, listed);
        }
    }
}
