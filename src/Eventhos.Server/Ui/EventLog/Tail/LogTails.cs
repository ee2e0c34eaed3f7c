using Eventhos.Storage.Journal;

namespace Eventhos.Server.Ui.EventLog.Tail;

/// <summary>The ends of the log that are watched on this node: one for all who watch with the same filter, and none where nobody does.</summary>
internal sealed class LogTails
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, SharedTail> _tails = new(StringComparer.Ordinal);
    private readonly LogActivity _activity;
    private readonly TimeProvider _time;

    public LogTails(LogActivity activity, TimeProvider time)
    {
        _activity = activity;
        _time = time;
    }

    /// <summary>How many ends are watched.</summary>
    public int Count
    {
        get
        {
            lock (_turn)
            {
                return _tails.Count;
            }
        }
    }

    /// <summary>Shows the viewer what matches and each change of it, until what is returned is disposed of.</summary>
    /// <param name="filter">The filters, as parameters of the API's list.</param>
    /// <param name="isCountable">Whether what comes can be counted: not with a state, which events get and lose.</param>
    /// <param name="viewer">Who watches.</param>
    public IDisposable Watch(string filter, bool isCountable, TailViewer viewer)
    {
        lock (_turn)
        {
            if (!_tails.TryGetValue(filter, out var tail))
            {
                _tails.Add(filter, tail = new SharedTail(filter, isCountable, _activity, _time));
            }

            tail.Add(viewer);
            return new Seat(this, filter, tail, viewer);
        }
    }

    private void Leave(string filter, SharedTail tail, TailViewer viewer)
    {
        lock (_turn)
        {
            if (tail.Remove(viewer) && _tails.GetValueOrDefault(filter) == tail)
            {
                _tails.Remove(filter);
                tail.Dispose();
            }
        }
    }

    private sealed class Seat(LogTails tails, string filter, SharedTail tail, TailViewer viewer) : IDisposable
    {
        public void Dispose() => tails.Leave(filter, tail, viewer);
    }
}
