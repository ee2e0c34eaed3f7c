using System.Collections.Concurrent;
using Eventhos.Storage.Catalog;

namespace Eventhos.Server.Auth;

/// <summary>
/// Which clients were let in since their use was last stored, to the minute. Noting one costs an event a look at a dictionary, and a client one write to it
/// a minute; <see cref="ClientUseWriter"/> stores them.
/// </summary>
public sealed class ClientUseRecorder
{
    private const int SecondsInMinute = 60;

    private readonly ConcurrentDictionary<long, long> _minutes = new();
    private readonly TimeProvider _time;

    /// <summary>With the time of <paramref name="time"/>.</summary>
    public ClientUseRecorder(TimeProvider time) => _time = time;

    /// <summary>What is not stored yet.</summary>
    public IReadOnlyList<ClientUse> Unstored =>
        [.. _minutes.Select(entry => new ClientUse { SubjectId = entry.Key, UsedAt = TimeOf(entry.Value) })];

    /// <summary>The client of this subject was let in now.</summary>
    public void Note(long subjectId)
    {
        var minute = _time.GetUtcNow().ToUnixTimeSeconds() / SecondsInMinute;
        if (!_minutes.TryGetValue(subjectId, out var known) || known < minute)
        {
            _minutes[subjectId] = minute;
        }
    }

    /// <summary>When the client of this subject was last let in on this node, if that is not stored yet.</summary>
    public DateTimeOffset? Find(long subjectId) => _minutes.TryGetValue(subjectId, out var minute) ? TimeOf(minute) : null;

    /// <summary>These are stored; what was noted since then stays.</summary>
    public void Forget(IEnumerable<ClientUse> stored)
    {
        foreach (var use in stored)
        {
            _minutes.TryRemove(KeyValuePair.Create(use.SubjectId, use.UsedAt.ToUnixTimeSeconds() / SecondsInMinute));
        }
    }

    private static DateTimeOffset TimeOf(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * SecondsInMinute);
}
