using Eventhos.Engine.Journal;

namespace Eventhos.Storage.Journal;

/// <summary>Bounds how many events wait to be stored: a producer who waits longer than so many commits take is better told to come back.</summary>
internal sealed class AppendPlaces
{
    private const int Most = 8192;

    private int _taken;

    /// <summary>Stores something in a place of its own.</summary>
    /// <exception cref="JournalUnavailableException">Too many wait already.</exception>
    public async Task<T> InPlaceAsync<T>(Func<Task<T>> store)
    {
        try
        {
            return Interlocked.Increment(ref _taken) > Most ? throw new JournalUnavailableException("Too many events are waiting to be stored.") : await store();
        }
        finally
        {
            Interlocked.Decrement(ref _taken);
        }
    }
}
