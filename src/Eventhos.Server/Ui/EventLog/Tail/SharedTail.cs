using System.Globalization;
using Eventhos.Server.Api.EventLog;
using Eventhos.Server.Ui.Calls;
using Eventhos.Storage.Journal;

namespace Eventhos.Server.Ui.EventLog.Tail;

/// <summary>
/// The end of the log seen through one filter. It is read through one of its viewers, who all may see the same, and only when something was stored; each
/// viewer's page looks after its own rights. With more viewers, or costly reads, the views come more seldom, so that watching takes nothing from the pipeline.
/// </summary>
internal sealed class SharedTail : IDisposable
{
    /// <summary>Rows of a view.</summary>
    public const int Rows = 25;

    // Four views a second are as many as anybody follows.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ForEachViewer = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // What other nodes store is not told here.
    private static readonly TimeSpan Unasked = TimeSpan.FromSeconds(1);

    // A read may take one part in so many of the time.
    private const int Share = 20;

    private readonly Lock _turn = new();
    private readonly List<TailViewer> _viewers = [];
    private readonly CancellationTokenSource _gone = new();
    private readonly string _filter;
    private readonly CancellationToken _end;
    private readonly LogActivity _activity;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TailView? _view;
    private ArrivalCount? _arrivals;
    private long _seen = -1;
    private long _readAt;
    private TimeSpan _cost;

    public SharedTail(string filter, bool isCountable, LogActivity activity, TimeProvider time)
    {
        _filter = filter;
        _end = _gone.Token;
        _arrivals = isCountable ? new ArrivalCount(time.GetUtcNow()) : null;
        _activity = activity;
        _time = time;
        _timer = time.CreateTimer(_ => _ = LookAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a viewer in, who is shown at once what is known.</summary>
    public void Add(TailViewer viewer)
    {
        TailView? known;
        lock (_turn)
        {
            _viewers.Add(viewer);
            known = _view;
        }

        if (known is not null)
        {
            viewer.Show(known, null);
        }
    }

    /// <summary>Lets a viewer go; true where it was the last.</summary>
    public bool Remove(TailViewer viewer)
    {
        lock (_turn)
        {
            _viewers.Remove(viewer);
            return _viewers.Count == 0;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>Reads if there may be something new, and looks again when it is time.</summary>
    private async Task LookAsync()
    {
        try
        {
            var version = _activity.Version;
            if (version != _seen || _time.GetElapsedTime(_readAt) >= Unasked)
            {
                _seen = version;
                await ReadAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
        finally
        {
            if (!_end.IsCancellationRequested)
            {
                _timer.Change(Pause(), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeSpan Pause()
    {
        lock (_turn)
        {
            var pause = Shortest > _viewers.Count * ForEachViewer ? Shortest : _viewers.Count * ForEachViewer;
            pause = pause > _cost * Share ? pause : _cost * Share;
            return pause < Longest ? pause : Longest;
        }
    }

    private async Task ReadAsync()
    {
        while (First() is { } viewer)
        {
            try
            {
                var began = _time.GetTimestamp();
                var view = await ReadAsync(viewer);
                _readAt = _time.GetTimestamp();
                _cost = _time.GetElapsedTime(began);
                Show(view);
                return;
            }
            catch (CallRefusedException e) when (e.Status >= StatusCodes.Status500InternalServerError)
            {
                // The database is away, which is no viewer's fault: again in a while.
                _cost = Longest;
                return;
            }
            catch (Exception e) when (!_end.IsCancellationRequested)
            {
                // They may not look any more, or nobody can: told to them; the next one reads for the others.
                Remove(viewer);
                viewer.Show(null, e);
            }
        }
    }

    private async Task<TailView> ReadAsync(TailViewer viewer)
    {
        if (_arrivals?.Settled(_time.GetUtcNow()) is var (from, before))
        {
            var settled = await viewer.Count(
                string.Create(CultureInfo.InvariantCulture, $"/event/received?itemsPerPage=1{_filter}&fromTime={from.ToUnixTimeMilliseconds()}&toTime={before.ToUnixTimeMilliseconds() - 1}"), _end);
            if (settled is null)
            {
                // More than can be counted quickly. Better no number than a wrong one.
                _arrivals = null;
            }

            _arrivals?.Settle(before, settled!.Value);
        }

        var since = _arrivals is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&since={_arrivals.From.ToUnixTimeMilliseconds()}");
        var read = await viewer.Read($"/event/received/newest?itemsPerPage={Rows}{_filter}{since}", _end);
        return new TailView(read.Items, read.Since is { } young ? _arrivals?.Total(young) : null);
    }

    private TailViewer? First()
    {
        lock (_turn)
        {
            return _viewers.FirstOrDefault();
        }
    }

    private void Show(TailView view)
    {
        List<TailViewer> viewers;
        lock (_turn)
        {
            if (_view is { } before && before.Arrived == view.Arrived && IsSame(before.Items, view.Items))
            {
                return;
            }

            _view = view;
            viewers = [.. _viewers];
        }

        foreach (var viewer in viewers)
        {
            viewer.Show(view, null);
        }
    }

    private static bool IsSame(IReadOnlyList<ReceivedEventRow> one, IReadOnlyList<ReceivedEventRow> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Id == pair.Second.Id && pair.First.State.SequenceEqual(pair.Second.State, StringComparer.Ordinal));
}
